const hidden = '[hidden]';

/** Header, query and field names after which a value is a secret, in any of the usual writings. */
const secretName =
  '(?:api[-_ ]?key|x-api-key|authorization|proxy-authorization|cookie|set-cookie|password|passwd|pwd|secret|client[-_]secret|access[-_]?token|refresh[-_]?token|token|sig|signature)';

const rules: readonly (readonly [RegExp, string])[] = [
  // user:password@ in an address
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@:]+:[^\s/@]+@/gi, `$1${hidden}@`],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi, `$1 ${hidden}`],
  [new RegExp(`("${secretName}"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'gi'), `$1"${hidden}"`],
  [
    new RegExp(`('${secretName}'\\s*:\\s*|\\b${secretName}\\s*:\\s*)'[^']*'`, 'gi'),
    `$1'${hidden}'`,
  ],
  [new RegExp(`([?&]${secretName}=)[^&\\s#]+`, 'gi'), `$1${hidden}`],
  [
    new RegExp(`(\\b${secretName}\\s*[=:]\\s*)(?!["'{[]|Bearer|Basic)[^\\s,;)}\\]]+`, 'gi'),
    `$1${hidden}`,
  ],
  // keys that carry their maker's prefix, wherever they stand
  [/\b(?:sk|pk|rk)-[A-Za-z0-9_-]{12,}/g, hidden],
  [/\b(?:gh[opusr]|glpat|xox[abprs])[-_][A-Za-z0-9_-]{12,}/g, hidden],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g, hidden],
];

/** A line for the log without what looks like a credential. It hides too much rather than too little. */
export function redact(text: string): string {
  return rules.reduce((line, [pattern, instead]) => line.replace(pattern, instead), text);
}

/** Header, query and field names after which a value is a secret, in any of the usual writings. */
const secretName =
  '(?:api[-_ ]?key|x-api-key|account[-_]?key|authorization|proxy-authorization|cookie|set-cookie|password|passwd|pwd|secret|client[-_]secret|secret[-_]?access[-_]?key|access[-_]?token|refresh[-_]?token|token|sig|signature)';

type Rule = readonly [RegExp, (mark: string) => string];

const rules: readonly Rule[] = [
  [
    /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
    (mark) => mark,
  ],
  // user:password@ in an address
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@:]+:[^\s/@]+@/gi, (mark) => `$1${mark}@`],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi, (mark) => `$1 ${mark}`],
  [new RegExp(`("${secretName}"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'gi'), (mark) => `$1"${mark}"`],
  [
    new RegExp(`('${secretName}'\\s*:\\s*|\\b${secretName}\\s*:\\s*)'[^']*'`, 'gi'),
    (mark) => `$1'${mark}'`,
  ],
  [new RegExp(`([?&]${secretName}=)[^&\\s#]+`, 'gi'), (mark) => `$1${mark}`],
  [
    new RegExp(`(\\b${secretName}\\s*[=:]\\s*)(?!["'{[]|Bearer|Basic)[^\\s,;)}\\]]+`, 'gi'),
    (mark) => `$1${mark}`,
  ],
  // keys that carry their maker's prefix, wherever they stand
  [/\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{12,}/g, (mark) => mark],
  [/\b(?:gh[opusr]|github_pat|glpat|xox[abprs])[-_][A-Za-z0-9_-]{12,}/g, (mark) => mark],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, (mark) => mark],
  [/\bAIza[A-Za-z0-9_-]{30,}/g, (mark) => mark],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g, (mark) => mark],
];

/**
 * A text without what looks like a credential: passwords in addresses, values after names such as
 * `api_key`, keys with their maker's prefix. It hides too much rather than too little.
 */
export function hideSecrets(text: string, mark: string): string {
  return rules.reduce((line, [pattern, instead]) => line.replace(pattern, instead(mark)), text);
}

/** Stands in a request to a model where data held what looks like a secret. */
export const hiddenFromModel = '[hidden: looks like a secret]';

/** JSON for a model: each text in it without what looks like a secret. */
export function jsonForModel(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'string' ? hideSecrets(part, hiddenFromModel) : part,
  );
}

/** Whether a column's name says that its texts are secrets. */
export function namesSecret(column: string): boolean {
  return new RegExp(`^(?:\\w+[-_ ])?${secretName}(?:[-_ ]hash)?$`, 'i').test(column.trim());
}

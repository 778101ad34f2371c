/** What a line of a log says. Each format fills what it knows; the rest is empty. */
export interface LogLine {
  /** ISO 8601 with a space; empty when the line has none. With an offset where the log gives one. */
  readonly time: string;
  /** `debug`, `info`, `notice`, `warning`, `error`, `critical`, or empty. */
  readonly level: string;
  readonly host: string;
  readonly program: string;
  readonly pid: string;
  /** Of requests: the method, the path without its query, the status, the bytes sent, who asked. */
  readonly method: string;
  readonly path: string;
  readonly status: string;
  readonly bytes: string;
  readonly client: string;
  readonly message: string;
}

/** A format of lines: what a line says, or null when it is none of this format. */
export type ReadLine = (line: string, when: { readonly writtenAtMs: number }) => LogLine | null;

export const emptyLine: LogLine = {
  time: '',
  level: '',
  host: '',
  program: '',
  pid: '',
  method: '',
  path: '',
  status: '',
  bytes: '',
  client: '',
  message: '',
};

const levels: Readonly<Record<string, string>> = {
  trace: 'debug',
  debug: 'debug',
  debug1: 'debug',
  debug2: 'debug',
  info: 'info',
  information: 'info',
  log: 'info',
  statement: 'info',
  detail: 'info',
  hint: 'info',
  notice: 'notice',
  warn: 'warning',
  warning: 'warning',
  err: 'error',
  error: 'error',
  severe: 'error',
  crit: 'critical',
  critical: 'critical',
  fatal: 'critical',
  panic: 'critical',
  alert: 'critical',
  emerg: 'critical',
  emergency: 'critical',
};

/** The level that a word names in any of the usual ways. */
export function levelOf(word: string): string {
  return levels[word.toLowerCase()] ?? '';
}

/** The severities of syslog (RFC 5424, 6.2.1) by their number. */
export function severity(number: number): string {
  const names = ['critical', 'critical', 'critical', 'error', 'warning', 'notice', 'info', 'debug'];
  return names[number] ?? '';
}

/** The level near the start of a text: `[error]`, `ERROR:`, `level=warn`, ` WARN `. */
export function levelIn(text: string): string {
  const found =
    /^[^a-z]{0,40}?\[?\b(trace|debug|info|notice|warn(?:ing)?|err(?:or)?|severe|crit(?:ical)?|fatal|panic|alert|emerg)\]?(?:[:\s\]]|$)/i.exec(
      text.slice(0, 80),
    ) ??
    /\b(TRACE|DEBUG[12]?|INFO|LOG|STATEMENT|DETAIL|HINT|NOTICE|WARN(?:ING)?|ERROR|SEVERE|CRITICAL|FATAL|PANIC)\b/.exec(
      text.slice(0, 120),
    ) ??
    /\blevel=["']?(\w+)/i.exec(text);
  return levelOf(found?.[1] ?? '');
}

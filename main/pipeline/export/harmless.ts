/**
 * A spreadsheet takes text that begins like this for a formula and runs it: an apostrophe before it
 * keeps it text (OWASP, CSV Injection).
 */
export function harmless(text: string): string {
  return /^[\s]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
}

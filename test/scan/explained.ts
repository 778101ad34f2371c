/** What the scanner finds and has no way to judge: where, and why it is right as it is. */
export interface Explained {
  readonly check: string;
  readonly file: string;
  readonly reason: string;
}

export const explained: readonly Explained[] = [
  {
    check: 'CSP_GLOBAL_CHECK',
    file: 'N/A',
    reason:
      'It looks for a meta tag. Every document has its policy as a header of the protocol that serves it (S07: e2e/boundary, e2e/checklist).',
  },
  {
    check: 'PROTOCOL_HANDLER_JS_CHECK',
    file: 'main/shell/app-lifecycle.js',
    reason:
      'Asks for a review of what a link may do: it opens a report or the window (main/shell/launch).',
  },
  {
    check: 'CERTIFICATE_VERIFY_PROC_JS_CHECK',
    file: 'main/shell/net-fetch.js',
    reason:
      'Asks for a review: only what the system does not know is judged again, by the authorities that a person has added (main/shell/own-certificates).',
  },
  {
    check: 'OPEN_EXTERNAL_JS_CHECK',
    file: 'main/shell/open-external.js',
    reason:
      'Asks for a review: the one place, behind a list of schemes and a question (S15: main/shell/external-link, e2e/checklist-ways-out).',
  },
  {
    check: 'AUXCLICK_JS_CHECK',
    file: 'main/shell/windows.js',
    reason:
      'It knows only a switch of Chromium against the middle click. No click opens a window, by a handler that denies each (S14: e2e/checklist-ways-out).',
  },
  {
    check: 'PRELOAD_JS_CHECK',
    file: 'main/shell/windows.js',
    reason: 'Asks for a review: three functions and plain data (S20: e2e/bridge).',
  },
];

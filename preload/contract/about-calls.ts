/** What this is, and what helps to find a fault in it. */
export interface AboutCalls {
  'about.read': { readonly argument: null; readonly answer: AboutView };
  /** Asks for a folder and writes a folder there, without secrets and data; null when the user gave up. */
  'about.save-diagnostics': {
    readonly argument: null;
    readonly answer: { readonly path: string } | null;
  };
}

export interface AboutView {
  readonly version: string;
  readonly home: string;
  readonly jobCount: number;
  readonly startAtLogin: boolean;
  /** A start at login shows no window. */
  readonly startHidden: boolean;
  readonly theme: 'system' | 'light' | 'dark';
}

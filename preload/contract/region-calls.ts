/** How reports write numbers and dates. */
export interface RegionCalls {
  'regions.read': { readonly argument: null; readonly answer: RegionsView };
  /** `412.300 € · 8,1 % · 3 Nov 2026` */
  'regions.example': {
    readonly argument: { readonly tag: string };
    readonly answer: { readonly text: string };
  };
  /** What reports go by from now on whose job names no region; those that were made stay as they are. */
  'regions.choose': { readonly argument: { readonly tag: string }; readonly answer: null };
}

export interface RegionsView {
  /** The tag that jobs go by that name none. */
  readonly chosen: string;
  /** That of no country first, then this computer's own, then the others by name. */
  readonly choices: readonly RegionChoice[];
}

export interface RegionChoice {
  /** `de-DE` */
  readonly tag: string;
  /** `German (Germany)` */
  readonly name: string;
}

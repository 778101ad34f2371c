/** Where a build looks for newer ones, and whose signature it believes. */
export interface UpdateSource {
  /** A folder of an https server that holds the files of a release. */
  readonly url: string;
  /** Ed25519, as PEM. */
  readonly publicKey: string;
}

export interface NewVersion {
  readonly version: string;
  /** What is new, as plain text; empty when the release says nothing. */
  readonly notes: string;
}

export type UpdateState =
  /** This build cannot: why, as a sentence. */
  | { readonly kind: 'unavailable'; readonly sentence: string }
  | { readonly kind: 'off' }
  /** Has not looked since it was started. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'newest'; readonly atMs: number }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** Is installed by the next quit. */
  | ({ readonly kind: 'ready' } & NewVersion)
  | { readonly kind: 'failed'; readonly sentence: string; readonly atMs: number };

/** Newer versions of this program. Nobody is asked before a person has switched it on. */
export interface Updates {
  state(): UpdateState;
  isOn(): boolean;
  set(isOn: boolean): Promise<void>;
  /** Looks now, and fetches what is newer; what goes wrong is a state. Does nothing while it is off. */
  look(): Promise<void>;
  /** The server that this build names, whether it is asked or not. */
  server(): string | null;
}

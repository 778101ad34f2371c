/** A failure as the window gets it: never thrown across the bridge. */
export interface FailureView {
  readonly code: string;
  /** One sentence for the analyst. */
  readonly message: string;
  /** Trying again without a change cannot help. */
  readonly permanent: boolean;
  /** The field of a form that the sentence is about, for example `schedule.cron`. */
  readonly field: string | null;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failures: readonly FailureView[] };

/** What stands beside a report: the other versions of its period. */
export interface VersionsView {
  /** The reports of this period, the first one first; more than one where it was made again. */
  readonly versions: readonly {
    readonly runId: string;
    readonly revision: number;
    readonly createdAtMs: number;
  }[];
  /** What it says otherwise than the version before, and why; null for the first. */
  readonly revised: {
    readonly runId: string;
    readonly revision: number;
    /** "as the data is now" */
    readonly why: string;
    readonly changes: readonly {
      readonly id: string;
      readonly label: string;
      readonly before: string | null;
      readonly after: string | null;
      /** Where the newer one states it; null where it does not. */
      readonly n: number | null;
    }[];
  } | null;
  /** It was made again and sent to nobody yet. */
  readonly canSend: boolean;
}

/** A period in the range of a backfill. */
export interface BackfillItemView {
  readonly key: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly zone: string;
  readonly exists:
    | 'done'
    | 'under way'
    | 'failed'
    | 'skipped'
    | 'missed'
    | 'superseded'
    | 'open'
    | 'never recorded';
  /** Whether the backfill makes it. */
  readonly isLeftOut: boolean;
  /** The run that did it, is at it or failed at it. */
  readonly runId: string | null;
}

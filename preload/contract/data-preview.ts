import type { JobDraft, ReadingDraft } from './job-draft.ts';

/** What the data of a draft is read by, and the report that is tried on it. */
export type DataDraft = Omit<JobDraft, 'name' | 'deliver'>;

export type ColumnKind = 'text' | 'number' | 'date' | 'time';

/** What a file holds, read as a run would read it. */
export interface DataPreviewView {
  readonly columns: readonly { readonly name: string; readonly kind: ColumnKind }[];
  /** The first rows, a cell a column; null is an empty one. */
  readonly rows: readonly (readonly (string | null)[])[];
  readonly rowCount: number;
  readonly bytes: number | null;
  /** Only the start of a large file was looked at. */
  readonly isStart: boolean;
  /** Rows of a sheet that are none of its table: `row 26 (Total)`. */
  readonly leftOut: string | null;
  /** Guesses that could have gone another way; the first choice is the guess. */
  readonly questions: readonly {
    readonly field: keyof ReadingDraft;
    readonly question: string;
    readonly choices: readonly { readonly value: string; readonly label: string }[];
  }[];
  /** The columns that a report takes for the time and the amount. */
  readonly time: string | null;
  readonly measure: string | null;
  /** What a report made now would say, or why there would be none. */
  readonly headline: string | null;
  readonly trouble: string | null;
}

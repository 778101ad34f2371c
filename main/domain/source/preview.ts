import type { Column } from '../report/report.ts';
import type { AnalyzePlan, FetchPlan } from '../run/plan.ts';

/** What the analyst may say about how a file is read. */
export type ReadingField = 'sheet' | 'table' | 'headerRow' | 'decimal' | 'dateFormat';

/** A guess that could have gone another way: the analyst is asked, and the answer kept in the source. */
export interface ReadingQuestion {
  readonly field: ReadingField;
  readonly question: string;
  /** The first is what was guessed. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** What a source holds, read as a run would read it. */
export interface Preview {
  readonly columns: readonly Column[];
  /** The first rows as text, a cell a column. */
  readonly rows: readonly (readonly (string | null)[])[];
  readonly rowCount: number;
  /** Size of the file; null when it is none. */
  readonly bytes: number | null;
  /** Only the start of a large file was read. */
  readonly isStart: boolean;
  /** How the source was read, as the manifest says it. */
  readonly options: Readonly<Record<string, string>>;
  readonly questions: readonly ReadingQuestion[];
  /** What a briefing takes for the time and the amount when the job names none. */
  readonly time: string | null;
  readonly measure: string | null;
  /** What a report would say today, or why there would be none; both null when none was asked for. */
  readonly headline: string | null;
  readonly trouble: string | null;
}

/** What the worker needs for a preview. */
export interface PreviewPlan {
  /** One source. */
  readonly fetch: FetchPlan;
  readonly rows: number;
  /** A report is tried on what was read; null tries none. */
  readonly trial: Omit<AnalyzePlan, 'snapshot' | 'parts' | 'tmpDir'> | null;
}

/** Reads sources without leaving anything behind. */
export interface Previews {
  /** A preview that is asked for while another is made ends that one with `cancelled`. */
  make(source: FetchPlan['sources'][number], trial: PreviewPlan['trial']): Promise<Preview>;
}

import type { ColumnsDraft, PoliciesDraft, RecipeName } from './job-draft.ts';

/** What a sentence says about a job; null where it says nothing. */
export interface SaidJobView {
  readonly cron: string | null;
  /** "At 09:00, Monday through Friday" */
  readonly scheduleText: string | null;
  readonly window: string | null;
  readonly timezone: string | null;
  readonly recipe: RecipeName | null;
  readonly policies: Partial<
    Pick<PoliciesDraft, 'readyBy' | 'workday' | 'onHoliday' | 'exclude' | 'tell'>
  >;
  /** The file or address as it was written. */
  readonly data: string | null;
  /** Where that file is; null for an address, or where it was not found. */
  readonly path: string | null;
  readonly isAddress: boolean;
  /** Phrases that nothing was made of. */
  readonly notUnderstood: readonly string[];
}

/** Who read it, and what went to a model for it. */
export interface SaidByModelView {
  /** Columns that it named; null where it named none, or rules read it. */
  readonly columns: ColumnsDraft;
  /** Null where rules read it. */
  readonly by: {
    readonly name: string;
    /** Word for word. */
    readonly sent: string;
    readonly tokens: number;
    /** US dollars. */
    readonly cost: number;
  } | null;
  /** Why rules read it in place of the model that was asked for. */
  readonly fellBack: string | null;
}

export interface SaidCalls {
  /**
   * Reads a job in plain words; nothing is saved. By rules nothing leaves the machine, to a model go the
   * sentence and the names of the columns.
   */
  'job.read-sentence': {
    readonly argument: {
      readonly text: string;
      /** Id of a model; null for the rules. */
      readonly model: string | null;
      /** Of the file that is chosen already. */
      readonly columns: readonly string[];
    };
    readonly answer: SaidJobView & SaidByModelView;
  };
}

import type { PoliciesDraft, RecipeName } from './job-draft.ts';

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

export interface SaidCalls {
  /** Reads a job in plain words by rules; nothing leaves the machine and nothing is saved. */
  'job.read-sentence': {
    readonly argument: { readonly text: string };
    readonly answer: SaidJobView;
  };
}

import type { FailureView } from './failures.ts';

/** What a person can do about data that cannot be opened. */
export type StartAct = 'try-again' | 'show-folder' | 'quit';

export interface StartCalls {
  /** Why Almanac cannot work on its data, or null. */
  'start.problem': { readonly argument: null; readonly answer: FailureView | null };
  'start.act': { readonly argument: { readonly act: StartAct }; readonly answer: null };
}

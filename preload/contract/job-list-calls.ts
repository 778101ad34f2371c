import type { JobItemView } from './views.ts';

/** The list of all jobs, and choices among them. */
export interface JobListCalls {
  /** Of all jobs, by name: what lists to choose from need, and no more. */
  'jobs.names': {
    readonly argument: null;
    readonly answer: readonly { readonly id: string; readonly name: string }[];
  };
  /** Fifty in the order of their ids; fewer are the last. */
  'jobs.read': {
    readonly argument: JobsAsked & {
      /** The last job of the page before; null begins. */
      readonly after: string | null;
    };
    readonly answer: readonly JobItemView[];
  };
  /** Of all jobs, in the order of the alphabet. */
  'jobs.tags': { readonly argument: null; readonly answer: readonly string[] };
}

/** What the list is narrowed to. */
export interface JobsAsked {
  /** Each word in the job's name, id, file, schedule or tags. */
  readonly text: string;
  /** A job has all of them. */
  readonly tags: readonly string[];
}

/** So many jobs `jobs.read` answers at once. */
export const jobsInPage = 50;

/** One saved state of a job. */
export interface JobVersionView {
  readonly revision: number;
  readonly savedAtMs: number;
  /** What it changed of the one before; empty for the first. */
  readonly changes: readonly JobChangeView[];
}

export interface JobChangeView {
  /** "Schedule" */
  readonly field: string;
  /** Null where there was, or is, nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What a job file would do. */
export interface ImportView {
  readonly id: number;
  readonly fileName: string;
  readonly jobs: readonly {
    readonly id: string;
    readonly name: string;
    readonly change: 'new' | 'changed' | 'same';
    /** Each file, server and query that it would read. */
    readonly reads: readonly string[];
    /** "Weekdays at 09:00 (Europe/Berlin): a churn report by the built-in analyst" */
    readonly runs: string;
    /** Each place outside this app that it would send to, and what a model would see. */
    readonly sends: readonly string[];
  }[];
  /** Files and folders of these jobs that are not on this machine. */
  readonly missing: readonly MissingPlaceView[];
}

export interface MissingPlaceView {
  readonly path: string;
  readonly isFolder: boolean;
  /** Names of the jobs that need it. */
  readonly jobs: readonly string[];
}

/** What is done with whole jobs, besides running and editing them. */
export interface JobToolCalls {
  /** A copy that is off, so that nothing runs before it was looked at. */
  'job.duplicate': {
    readonly argument: { readonly jobId: string };
    readonly answer: { readonly jobId: string };
  };
  'job.switch': {
    readonly argument: { readonly jobId: string; readonly on: boolean };
    readonly answer: null;
  };
  /** Newest first. */
  'job.versions': {
    readonly argument: { readonly jobId: string };
    readonly answer: readonly JobVersionView[];
  };
  /** Saves the job once more as it was then. */
  'job.restore-version': {
    readonly argument: { readonly jobId: string; readonly revision: number };
    readonly answer: null;
  };
  /** Asks with the system's dialog where to save a job file; null when the user gave up. */
  'jobs.export': {
    /** Null is all. */
    readonly argument: { readonly jobIds: readonly string[] | null };
    readonly answer: { readonly path: string } | null;
  };
  /** Asks for a job file and reads it; nothing is saved yet. Null when the user gave up. */
  'jobs.choose-import': { readonly argument: null; readonly answer: ImportView | null };
  /** Asks with the system's dialog where something missing is now, and finds what lies beside it there. */
  'jobs.find-missing': {
    readonly argument: { readonly id: number; readonly path: string };
    readonly answer: ImportView | null;
  };
  /** Reads the job file that the system opened with us; nothing is saved yet. */
  'jobs.read-opened': {
    readonly argument: { readonly number: number };
    readonly answer: ImportView;
  };
  /** Saves the jobs of the file that was read last; those that are new here stay off if so wanted. */
  'jobs.import': {
    readonly argument: { readonly id: number; readonly staysOff: boolean };
    readonly answer: { readonly saved: number };
  };
}

/** What is kept, backed up, put back and taken along: the page Data, and what stands there when the database is lost. */
export interface HomeCalls {
  'home.read': { readonly argument: null; readonly answer: HomeView };
  /** Copies the database beside the daily copies. */
  'home.back-up': { readonly argument: null; readonly answer: null };
  /** Puts a backup back: Almanac starts anew with it. */
  'home.restore': { readonly argument: { readonly name: string }; readonly answer: null };
  'home.keep': { readonly argument: KeepView; readonly answer: null };
  /** Deletes now what lies outside the limit. */
  'home.expire': { readonly argument: null; readonly answer: SizeView };
  /** Jobs that have left something on this disk, removed ones included. */
  'home.jobs-with-data': { readonly argument: null; readonly answer: readonly JobWithDataView[] };
  'home.job-size': { readonly argument: { readonly jobId: string }; readonly answer: JobSizeView };
  /** Deletes for good what a job has made; its history stays, so that nothing runs again. @returns what was freed */
  'home.forget-job': {
    readonly argument: { readonly jobId: string };
    readonly answer: JobSizeView;
  };
  /** Asks for a folder and begins; false when the user gave up. */
  'home.export': { readonly argument: null; readonly answer: boolean };
  'home.stop-export': { readonly argument: null; readonly answer: null };
  'home.show': { readonly argument: { readonly what: 'home' | 'export' }; readonly answer: null };
  /** Why Almanac cannot start, and what can be put back; null while all is well. */
  'recovery.read': { readonly argument: null; readonly answer: RecoveryView | null };
  /** Moves the database aside and starts with an empty one. */
  'recovery.start-empty': { readonly argument: null; readonly answer: null };
}

export interface HomeView {
  readonly home: string;
  /** Null when the system does not say. */
  readonly freeBytes: number | null;
  readonly sizes: Readonly<
    Record<'database' | 'reports' | 'snapshots' | 'backups' | 'quarantine' | 'logs', SizeView>
  >;
  readonly keep: KeepView;
  /** What the limits of now would delete. */
  readonly expiring: SizeView;
  readonly backups: readonly BackupView[];
  readonly failedBackup: { readonly atMs: number; readonly message: string } | null;
  /** This database is a backup put back. */
  readonly restored: { readonly atMs: number; readonly takenAtMs: number } | null;
  readonly exporting: ExportingView;
}

export interface JobWithDataView {
  readonly jobId: string;
  readonly name: string;
  readonly isRemoved: boolean;
  readonly reports: number;
}

/** Its reports, and the data that nothing but its reports was made from. */
export interface JobSizeView {
  readonly reports: SizeView;
  readonly snapshots: SizeView;
}

export interface SizeView {
  readonly files: number;
  readonly bytes: number;
}

export interface BackupView {
  readonly name: string;
  readonly takenAtMs: number;
  readonly bytes: number;
}

/** Null stands for no limit. */
export interface KeepView {
  readonly snapshotDays: number | null;
  readonly snapshotGb: number | null;
  readonly historyDays: number | null;
  readonly backups: number;
}

export type ExportingView =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly folder: string }
  | { readonly state: 'failed'; readonly message: string };

export interface RecoveryView {
  /** What is wrong, in one sentence. */
  readonly sentence: string;
  readonly home: string;
  /** Newest first; each was read whole. */
  readonly backups: readonly (BackupView & { readonly isGood: boolean })[];
}

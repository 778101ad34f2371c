/** What an editor held unsaved, kept until it is saved or given up. */
export interface KeptDraft {
  /** Null for a job that is not there yet. */
  readonly jobId: string | null;
  readonly atMs: number;
  /** The editor's fields as JSON, without a secret. */
  readonly fields: string;
}

/** At most one a job, and one of a new job. It outlives the process. */
export interface KeptDrafts {
  /** Newest first; none of removed jobs. */
  all(): readonly KeptDraft[];
  get(jobId: string | null): KeptDraft | null;
  /** In place of what was kept before. */
  keep(draft: KeptDraft): void;
  forget(jobId: string | null): void;
}

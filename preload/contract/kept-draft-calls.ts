import type { JobDraft } from './job-draft.ts';

/** What an editor holds unsaved outlives its window and the process, until it is saved or given up. */
export interface KeptDraftCalls {
  'drafts.read': {
    readonly argument: null;
    readonly answer: readonly {
      /** Null for a new job. */
      readonly jobId: string | null;
      /** As it was typed; empty before it has one. */
      readonly name: string;
      readonly atMs: number;
    }[];
  };
  /** Null where nothing is kept of this job; without a job of a new one. */
  'draft.read': {
    readonly argument: { readonly jobId: string | null };
    readonly answer: KeptDraftView | null;
  };
  /** In place of what was kept of it before. Secrets that were typed are left out. */
  'draft.keep': { readonly argument: JobDraft; readonly answer: null };
  'draft.forget': { readonly argument: { readonly jobId: string | null }; readonly answer: null };
}

export interface KeptDraftView {
  readonly draft: JobDraft;
  readonly atMs: number;
  /** When the job was saved after that, in another way. */
  readonly savedSinceMs: number | null;
}

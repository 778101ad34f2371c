import type { ReportRecord } from './report.ts';

export interface InboxFilter {
  readonly jobId?: string;
  readonly shows: 'all' | 'unread' | 'pinned';
  /** Words that a report must all have, the last of which may have only begun. */
  readonly text?: string;
  /** Keyset paging: reports older than this one. */
  readonly beforeRunId?: string;
  readonly limit: number;
}

export interface InboxRecord extends ReportRecord {
  /** The zone that its run's slot was read in. */
  readonly zone: string;
  readonly period: { readonly fromMs: number; readonly toMs: number } | null;
  readonly isPinned: boolean;
  /** The words around what was found, or null where nothing was looked for. */
  readonly excerpt: string | null;
}

/** Reports as their reader keeps them. */
export interface Inbox {
  /** The newest first. */
  find(filter: InboxFilter): readonly InboxRecord[];
  countUnread(): number;
  isPinned(runId: string): boolean;
  setRead(runId: string, isRead: boolean): void;
  pin(runId: string, atMs: number | null): void;
}

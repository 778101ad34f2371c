import type Database from 'better-sqlite3';
import type { Inbox, InboxRecord } from '../domain/report/inbox.ts';
import { wordIndex } from './word-index.ts';

interface InboxRow extends Omit<InboxRecord, 'isUnread' | 'isPinned' | 'period'> {
  readonly fromMs: number | null;
  readonly toMs: number;
  readonly isUnread: number;
  readonly isPinned: number;
}

const columns = `reports.run_id AS runId, reports.job_id AS jobId, reports.headline, reports.hash,
  reports.created_at_ms AS createdAtMs, reports.is_unread AS isUnread,
  reports.pinned_at_ms IS NOT NULL AS isPinned,
  (SELECT zone FROM runs WHERE id = reports.run_id) AS zone,
  (SELECT window_from_ms FROM runs WHERE id = reports.run_id) AS fromMs,
  reports.window_to_ms AS toMs`;
const older = `reports.id < coalesce(
  (SELECT id FROM reports WHERE run_id = :beforeRunId), 9223372036854775807)`;
const newest = `ORDER BY reports.id DESC LIMIT :limit`;
// Each has its own index; of the few unread and pinned ones the job is picked out.
const isOfJob = `(:jobId IS NULL OR reports.job_id = :jobId)`;
const selectAll = `SELECT ${columns}, NULL AS excerpt FROM reports WHERE ${older} ${newest}`;
const selectOfJob = `SELECT ${columns}, NULL AS excerpt FROM reports
  WHERE reports.job_id = :jobId AND ${older} ${newest}`;
const selectUnread = `SELECT ${columns}, NULL AS excerpt FROM reports
  WHERE is_unread = 1 AND ${isOfJob} AND ${older} ${newest}`;
const selectPinned = `SELECT ${columns}, NULL AS excerpt FROM reports
  WHERE pinned_at_ms IS NOT NULL AND ${isOfJob} AND ${older} ${newest}`;
// In order of the index of words itself, which is that of making: nothing is ranked or sorted, so that a
// word of every report is found as fast as a rare one.
const selectFound = `SELECT ${columns}, snippet(report_texts, 1, '', '', '…', 16) AS excerpt
  FROM report_texts CROSS JOIN reports ON reports.id = report_texts.rowid
  WHERE report_texts MATCH :match AND ${isOfJob}
    AND (:shows = 'all' OR (:shows = 'unread' AND is_unread = 1)
      OR (:shows = 'pinned' AND pinned_at_ms IS NOT NULL))
    AND report_texts.rowid < coalesce(
      (SELECT id FROM reports WHERE run_id = :beforeRunId), 9223372036854775807)
  ORDER BY report_texts.rowid DESC LIMIT :limit`;
const countUnread = `SELECT count(*) AS unread FROM reports WHERE is_unread = 1`;
const selectPin = `SELECT 1 FROM reports WHERE run_id = ? AND pinned_at_ms IS NOT NULL`;
const updateRead = `UPDATE reports SET is_unread = iif(:isRead = 1, 0, 1) WHERE run_id = :runId`;
const updatePin = `UPDATE reports SET pinned_at_ms = :atMs WHERE run_id = :runId`;

/** A beginning shorter than this is looked for as a word: it would begin half of all words. */
const shortestBeginning = 3;

/** The reports of all jobs, found, marked and pinned. */
export function inbox(db: Database.Database): Inbox {
  const prepare = (sql: string) => db.prepare<[unknown], InboxRow>(sql);
  const all = prepare(selectAll);
  const ofJob = prepare(selectOfJob);
  const unread = prepare(selectUnread);
  const pinned = prepare(selectPinned);
  const found = prepare(selectFound);
  const count = db.prepare<[], { unread: number }>(countUnread);
  const isPinned = db.prepare<[string]>(selectPin);
  const setRead = db.prepare(updateRead);
  const setPin = db.prepare(updatePin);
  const index = wordIndex(db);

  return {
    find({ jobId = null, shows, text = '', beforeRunId = null, limit }) {
      const values = { jobId, beforeRunId, limit };
      const words = wordsOf(text);
      if (words.length > 0) {
        index.catchUp();
        // Whole words are read in their order until the page is full; a beginning has to be gathered from
        // all the words it begins, which is worth it only where whole words do not fill a page.
        const whole = found.all({ ...values, match: matchOf(words), shows });
        const isEnough = whole.length === limit || !isBegun(words, text);
        const rows = isEnough
          ? whole
          : found.all({ ...values, match: `${matchOf(words)}*`, shows });
        return rows.map(recordOf);
      }
      const everything = jobId === null ? all : ofJob;
      const list = { all: everything, unread, pinned }[shows];
      return list.all(values).map(recordOf);
    },
    isPinned: (runId) => isPinned.get(runId) !== undefined,
    countUnread: () => count.get()?.unread ?? 0,
    setRead: (runId, isRead) => void setRead.run({ runId, isRead: isRead ? 1 : 0 }),
    pin: (runId, atMs) => void setPin.run({ runId, atMs }),
  };
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** What FTS5 is asked: every word as a text of its own, so that no sign is read as an operator. */
function matchOf(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(' ');
}

/** Whether the last word may be one that is still being typed. */
function isBegun(words: readonly string[], text: string): boolean {
  return (words.at(-1) ?? '').length >= shortestBeginning && /[\p{L}\p{N}\p{M}]$/u.test(text);
}

function recordOf({ isUnread, isPinned, fromMs, toMs, ...row }: InboxRow): InboxRecord {
  const period = fromMs === null ? null : { fromMs, toMs };
  return { ...row, period, isUnread: isUnread === 1, isPinned: isPinned === 1 };
}

import type Database from 'better-sqlite3';
import type { SlotFilter } from '../domain/run/history.ts';
import type { SlotRecord } from '../domain/run/run.ts';
import {
  newestSlots,
  newestSlotsByOutcome,
  newestSlotsOfJob,
  newestSlotsOfJobByOutcome,
  oldestSlots,
  oldestSlotsByOutcome,
  oldestSlotsOfJob,
  oldestSlotsOfJobByOutcome,
} from './slot-queries.ts';

/** A row of `slots`; its run is read apart. */
export interface SlotListRow extends Omit<SlotRecord, 'covers' | 'run'> {
  readonly atMs: number;
  readonly covers: string;
}

/** Reads slots in the order asked, at most `limit`. */
export function slotLists(db: Database.Database): (filter: SlotFilter) => readonly SlotListRow[] {
  const prepare = (sql: string) => db.prepare<[unknown], SlotListRow>(sql);
  const lists = {
    newest: {
      all: prepare(newestSlots),
      ofJob: prepare(newestSlotsOfJob),
      byOutcome: prepare(newestSlotsByOutcome),
      ofJobByOutcome: prepare(newestSlotsOfJobByOutcome),
    },
    oldest: {
      all: prepare(oldestSlots),
      ofJob: prepare(oldestSlotsOfJob),
      byOutcome: prepare(oldestSlotsByOutcome),
      ofJobByOutcome: prepare(oldestSlotsOfJobByOutcome),
    },
  };

  return (filter) => {
    const { jobId, outcomes = [null], order, limit } = filter;
    const list = lists[order];
    const values = { ...startOf(filter), trigger: filter.trigger ?? null, limit };
    // One sorted list an outcome, merged: one query over all outcomes would have to sort them all.
    const rows = outcomes.flatMap((outcome) => {
      const isRare = outcome !== null && outcome !== 'succeeded';
      if (jobId === undefined)
        return (isRare ? list.byOutcome : list.all).all({ ...values, outcome });
      return (isRare ? list.ofJobByOutcome : list.ofJob).all({ ...values, jobId, outcome });
    });
    if (outcomes.length === 1) return rows;
    const sign = order === 'newest' ? -1 : 1;
    return rows.sort((a, b) => sign * comparePlaces(a, b)).slice(0, limit);
  };
}

/** Where the page begins, and how far back it may go. */
function startOf({ before, order, sinceMs = Number.MIN_SAFE_INTEGER }: SlotFilter) {
  if (order === 'newest') {
    const atMs = before?.atMs ?? Number.MAX_SAFE_INTEGER;
    return { atMs, afterJobId: before?.jobId ?? '', afterSlot: before?.slot ?? '', sinceMs };
  }
  const isPaged = before !== undefined && before.atMs >= sinceMs;
  if (isPaged) return { atMs: before.atMs, afterJobId: before.jobId, afterSlot: before.slot };
  return { atMs: sinceMs, afterJobId: '', afterSlot: '' };
}

function comparePlaces(a: SlotListRow, b: SlotListRow): number {
  if (a.atMs !== b.atMs) return a.atMs - b.atMs;
  if (a.jobId !== b.jobId) return a.jobId < b.jobId ? -1 : 1;
  return a.slot < b.slot ? -1 : 1;
}

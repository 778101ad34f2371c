import type { History, SlotFilter } from '../domain/run/history.ts';
import type { SlotRecord } from '../domain/run/run.ts';

const pageSize = 500;

/** All slots that fit, page by page, so that years of them need no memory. */
export function* eachSlot(
  history: Pick<History, 'slots'>,
  filter: Omit<SlotFilter, 'limit' | 'before'>,
): Generator<SlotRecord> {
  let before: SlotFilter['before'];
  while (true) {
    const page = history.slots({ ...filter, limit: pageSize, ...(before ? { before } : {}) });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    before = { atMs: last.dueAtMs ?? last.recordedAtMs, jobId: last.jobId, slot: last.slot };
  }
}

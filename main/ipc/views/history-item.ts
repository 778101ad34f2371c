import type { HistoryItemView } from '../../../preload/contract/views.ts';
import type { SlotRecord } from '../../domain/run/run.ts';
import { reasonText } from './reason-text.ts';

/** One row of History: a slot with its run, or with the reason why there was none. */
export function historyItem(record: SlotRecord, jobName: string): HistoryItemView {
  const { run } = record;
  return {
    jobId: record.jobId,
    jobName,
    slot: record.slot,
    runId: record.runId,
    trigger: run?.trigger ?? 'schedule',
    atMs: record.dueAtMs ?? run?.requestedAtMs ?? record.recordedAtMs,
    zone: run?.zone ?? zoneOf(record.slot),
    period: run?.window ?? null,
    startedAtMs: run?.startedAtMs ?? null,
    endedAtMs: run?.endedAtMs ?? null,
    outcome: record.outcome,
    reasonText: reasonText(record),
    result: run?.result ?? null,
    failure: run?.failure?.message ?? null,
    // A run whose data was forgotten has no result any more.
    hasReport: isDone(run) && run?.result !== null,
  };
}

function isDone(run: SlotRecord['run']): boolean {
  return run?.state === 'done' || run?.state === 'delivering';
}

/** A fixed-time slot names its zone; an interval slot is named in UTC. */
function zoneOf(slot: string): string {
  const bar = slot.indexOf('|');
  return bar === -1 ? 'UTC' : slot.slice(bar + 1);
}

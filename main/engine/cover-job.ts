import type { Job } from '../domain/job/job.ts';
import type { Settings } from '../domain/records.ts';
import type { Timetable } from '../domain/schedule/timetable.ts';
import {
  type Coverage,
  type CoverageLedger,
  coveredSlots,
  gapsBetween,
} from '../domain/upkeep/coverage.ts';
import { slotWindow } from './slot-window.ts';

export interface CoverNeeds {
  readonly coverage: CoverageLedger;
  readonly settings: Pick<Settings, 'number'>;
  readonly timetable: Timetable;
}

/** What fell due within the last minute may be about to be recorded. */
const settlingMs = 60_000;

/**
 * Every time at which a job was due since its schedule is in force, computed anew and held against the ledger.
 * Times since Almanac last ran are not counted: nobody has looked at them yet.
 * @param limit at most so many, the newest
 */
export function coverJob(job: Job, nowMs: number, limit: number, needs: CoverNeeds): Coverage {
  const { coverage, timetable } = needs;
  const forgottenMs = coverage.forgottenMs(job.id) ?? Number.NEGATIVE_INFINITY;
  const firstMs = Math.max(job.scheduledAtMs, forgottenMs);
  const recorded = coverage.slots(job.id, firstMs, limit + 1);
  const lookedAtMs = needs.settings.number('alive_ms') ?? recorded.at(-1)?.dueAtMs ?? firstMs;
  const untilMs = Math.min(nowMs, lookedAtMs) - settlingMs;
  const isCut = recorded.length > limit;
  const sinceMs = isCut ? (recorded[0]?.dueAtMs ?? firstMs) : firstMs;
  const windows = coverage.reported(job.id, sinceMs);
  const reported = new Set(windows.map(({ key }) => key));
  const { window } = job;
  const mayOverlap = window.kind === 'to-date' || window.kind === 'trailing';
  return {
    sinceMs,
    untilMs,
    begins: isCut ? 'limit' : forgottenMs > job.scheduledAtMs ? 'forgotten' : 'schedule',
    slots: coveredSlots(timetable.between(job, sinceMs, untilMs), recorded, (slot) =>
      reported.has(slotWindow(job, slot, timetable).window?.key ?? ''),
    ),
    gaps: mayOverlap ? null : gapsBetween(windows),
  };
}

import type { TimelineMark, TimelineView } from '../../../preload/contract/timeline-view.ts';
import type { NextRunView } from '../../../preload/contract/upcoming-view.ts';
import type { SlotRecord } from '../../domain/run/run.ts';
import { type Standstill, standsStillAt } from '../../domain/schedule/coming-runs.ts';
import type { Slot } from '../../domain/schedule/slot.ts';
import type { Services } from '../services.ts';

const hourMs = 3_600_000;
const behindMs = 6 * hourMs;
const aheadMs = 18 * hourMs;
/** More lanes are no glance any more. */
const lanesShown = 8;
/** A job each quarter of an hour fills its lane; more marks would lie on each other. */
const marksShown = 96;

/** A day around now: what became of the last hours, and what comes, of the jobs that are due next. */
export function timeline(
  services: Services,
  next: readonly NextRunView[],
  still: Standstill,
): TimelineView {
  const { jobs, clock, systemZone } = services;
  const nowMs = clock.wallMs();
  const [fromMs, toMs] = [nowMs - behindMs, nowMs + aheadMs];
  const soon = next.filter(({ dueAtMs }) => dueAtMs < toMs).slice(0, lanesShown);
  const lanes = soon.flatMap(({ jobId, jobName }) => {
    const job = jobs.get(jobId);
    if (!job) return [];
    const resumesAtMs = (job.paused?.untilMs ?? 0) - 1;
    const due = services.timetable.between(job, Math.max(nowMs, resumesAtMs), toMs, marksShown);
    const marks = [...past(services, jobId, fromMs), ...coming(due, still)];
    return [{ jobId, jobName, marks }];
  });
  return { fromMs, toMs, zone: systemZone(), lanes };
}

function past({ history }: Services, jobId: string, fromMs: number): readonly TimelineMark[] {
  return history
    .slots({ jobId, sinceMs: fromMs, limit: marksShown, order: 'newest' })
    .map(markOf)
    .toReversed();
}

function markOf({ outcome, runId, dueAtMs, recordedAtMs }: SlotRecord): TimelineMark {
  return { atMs: dueAtMs ?? recordedAtMs, state: outcome ?? 'running', runId };
}

function coming(due: readonly Slot[], still: Standstill): readonly TimelineMark[] {
  return due
    .filter(({ excluded }) => excluded === undefined)
    .map(({ dueAtMs }) => {
      const state = standsStillAt(dueAtMs, still) === null ? 'due' : 'still';
      return { atMs: dueAtMs, state, runId: null };
    });
}

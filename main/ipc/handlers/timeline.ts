import type { TimelineMark, TimelineView } from '../../../preload/contract/timeline-view.ts';
import type { NextRunView } from '../../../preload/contract/upcoming-view.ts';

import type { Job } from '../../domain/job.ts';
import type { SlotRecord } from '../../domain/run.ts';
import type { Services } from '../services.ts';

const hourMs = 3_600_000;
const behindMs = 6 * hourMs;
const aheadMs = 18 * hourMs;
/** More lanes are no glance any more. */
const lanesShown = 8;
/** A job each quarter of an hour fills its lane; more marks would lie on each other. */
const marksShown = 96;

/** A day around now: what became of the last hours, and what comes, of the jobs that are due next. */
export function timeline(services: Services, next: readonly NextRunView[]): TimelineView {
  const { jobs, clock, systemZone } = services;
  const nowMs = clock.wallMs();
  const [fromMs, toMs] = [nowMs - behindMs, nowMs + aheadMs];
  const soon = next.filter(({ dueAtMs }) => dueAtMs < toMs).slice(0, lanesShown);
  const lanes = soon.flatMap(({ jobId, jobName }) => {
    const job = jobs.get(jobId);
    if (!job) return [];
    const marks = [...past(services, jobId, fromMs), ...coming(services, job, nowMs, toMs)];
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

function coming(
  { timetable }: Services,
  job: Job,
  nowMs: number,
  toMs: number,
): readonly TimelineMark[] {
  return timetable
    .between(job, nowMs, toMs, marksShown)
    .filter(({ excluded }) => excluded === undefined)
    .map(({ dueAtMs }) => ({ atMs: dueAtMs, state: 'due', runId: null }));
}

import { mutedJobs } from '../domain/delivery/muted.ts';
import type { AllJobs } from '../domain/job/all-jobs.ts';
import type { Clock, Jobs, Timetable } from '../domain/ports.ts';
import type { Settings } from '../domain/records.ts';
import type { Failures, History, Reports } from '../domain/run/history.ts';
import type { OpenSlots } from '../domain/run/open-slots.ts';
import { countQuestions } from '../domain/run/questions.ts';
import { comingRuns } from '../domain/schedule/coming-runs.ts';
import { mostJobs, type TrayState } from './tray-view.ts';

/** Where the tray's state is read from. */
export interface TraySources {
  readonly jobs: Pick<Jobs, 'get'>;
  readonly allJobs: AllJobs;
  /** When each job may be due next, at the earliest. */
  readonly nextDueMs: () => ReadonlyMap<string, number>;
  readonly reports: Pick<Reports, 'list'>;
  readonly failures: Pick<Failures, 'countOpen' | 'open'>;
  readonly history: Pick<History, 'lastSuccesses'>;
  readonly settings: Pick<Settings, 'text'>;
  readonly openSlots: OpenSlots;
  /** The IANA zone that the laptop is in. */
  readonly systemZone: () => string;
  readonly timetable: Pick<Timetable, 'next'>;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly running: () => readonly {
    readonly runId: string;
    readonly jobId: string;
    readonly note: string;
    readonly isWaiting: boolean;
  }[];
  readonly pausedAll: () => { readonly untilMs: number | null } | null;
  /** Why the engine cannot work, or null. */
  readonly held: () => string | null;
  readonly startsAtLogin: () => boolean;
}

const nextShown = 3;
/** So many failures can be retried from the menu. */
const failuresRead = 5;

/** What is due in the very moment that a pause ends starts. */
const pauseEnd = ({ untilMs }: { readonly untilMs: number | null }) =>
  untilMs === null ? null : untilMs - 1;

/** Reads the tray's state anew. Cheap enough for every change: a handful of small reads. */
export function readTrayState(sources: TraySources): TrayState {
  const { jobs, allJobs, reports, failures, clock } = sources;
  const nowMs = clock.wallMs();
  const nameOf = (jobId: string) => jobs.get(jobId)?.name ?? jobId;
  const zone = sources.systemZone();
  const paused = sources.pausedAll();
  const problem = sources.held();
  // What falls due before a pause ends does not start: only what will is told.
  const startsAfterMs = paused === null ? nowMs : pauseEnd(paused);
  const next =
    problem !== null || startsAfterMs === null ? [] : comingRuns(sources, startsAfterMs, nextShown);
  const muted = mutedJobs(sources.settings, sources.history.lastSuccesses);
  return {
    nowMs,
    zone,
    problem,
    paused,
    jobs: allJobs.names(mostJobs),
    jobCount: allJobs.count(),
    next: next.map(({ job, slot }) => ({ jobName: job.name, dueAtMs: slot.dueAtMs })),
    running: sources.running().map((run) => ({ ...run, jobName: nameOf(run.jobId) })),
    reports: reports.list({ limit: 3 }).map(({ runId, jobId, headline, isUnread }) => ({
      runId,
      jobName: nameOf(jobId),
      headline,
      isUnread,
    })),
    failureCount: failures.countOpen(muted),
    failures: failures
      .open(failuresRead)
      .filter(({ jobId }) => !muted.includes(jobId))
      .map(({ id, jobId, failure }) => ({
        runId: id,
        jobName: nameOf(jobId),
        message: failure?.message ?? 'The run failed.',
      })),
    questionCount: countQuestions({
      ...sources,
      open: sources.openSlots.all(),
      laptopZone: zone,
      isAllPaused: paused !== null,
    }),
    startsAtLogin: sources.startsAtLogin(),
  };
}

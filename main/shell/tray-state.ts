import type { Failures, History, Reports } from '../domain/history.ts';
import { mutedJobs } from '../domain/muted.ts';
import type { OpenSlots } from '../domain/open-slots.ts';
import type { Clock, Jobs, Timetable } from '../domain/ports.ts';
import { countQuestions } from '../domain/questions.ts';
import type { Settings } from '../domain/records.ts';
import { nextToRun } from '../domain/timetable.ts';
import type { TrayState } from './tray-view.ts';

/** Where the tray's state is read from. */
export interface TraySources {
  readonly jobs: Pick<Jobs, 'list' | 'get'>;
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

/** So many failures can be retried from the menu. */
const failuresRead = 5;

/** Reads the tray's state anew. Cheap enough for every change: a handful of small reads. */
export function readTrayState(sources: TraySources): TrayState {
  const { jobs, reports, failures, timetable, clock } = sources;
  const nowMs = clock.wallMs();
  const all = jobs.list();
  const nameOf = (jobId: string) => jobs.get(jobId)?.name ?? jobId;
  const next = all
    .filter((job) => job.enabled && job.paused === null)
    .flatMap((job) => {
      const slot = nextToRun(timetable, job, nowMs);
      return slot ? [{ jobName: job.name, dueAtMs: slot.dueAtMs }] : [];
    })
    .toSorted((a, b) => a.dueAtMs - b.dueAtMs)
    .slice(0, 3);
  const zone = sources.systemZone();
  const paused = sources.pausedAll();
  const muted = mutedJobs(sources.settings, sources.history.lastSuccesses);
  return {
    nowMs,
    zone,
    problem: sources.held(),
    paused,
    jobs: all.map(({ id, name }) => ({ id, name })),
    next,
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
      jobs: all,
      open: sources.openSlots.all(),
      laptopZone: zone,
      isAllPaused: paused !== null,
    }),
    startsAtLogin: sources.startsAtLogin(),
  };
}

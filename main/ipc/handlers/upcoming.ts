import type { NextRunView, RunningView } from '../../../preload/contract/upcoming-view.ts';

import { middle } from '../../domain/middle.ts';
import { scheduleWords, slotWords } from '../../domain/schedule-words.ts';
import { nextToRun } from '../../domain/timetable.ts';
import { travelQuestions } from '../../domain/travel.ts';
import type { HandlersOf } from '../handler.ts';
import type { Services } from '../services.ts';
import { jobName } from '../views/names.ts';
import { away } from './away.ts';
import { readFailures } from './failures.ts';
import { readReportItems } from './inbox.ts';
import { questions } from './questions.ts';
import { timeline } from './timeline.ts';

const nextShown = 12;
const attentionShown = 10;
const reportsShown = 5;

export function upcomingHandlers(
  services: Services,
): HandlersOf<'upcoming.read' | 'upcoming.resume-all' | 'upcoming.trust-clock'> {
  const { jobs, clock, engine } = services;
  return {
    'upcoming.read': () => {
      const next = nextRuns(services);
      return {
        nowMs: clock.wallMs(),
        held: engine.held(),
        isClockInDoubt: engine.isClockInDoubt(),
        pausedAll: engine.pausedAll(),
        jobCount: jobs.list().length,
        next,
        timeline: timeline(services, next),
        running: running(services),
        questions: questions(services),
        travel: travelQuestions(jobs.list(), services.systemZone()),
        attention: readFailures(services, attentionShown).filter(({ isMuted }) => !isMuted),
        newestReports: readReportItems(services, { shows: 'all', limit: reportsShown }),
        away: away(services),
      };
    },
    'upcoming.resume-all': () => {
      engine.resumeAll();
      return null;
    },
    'upcoming.trust-clock': () => {
      engine.trustClock();
      return null;
    },
  };
}

function nextRuns({ jobs, timetable, drafts, clock }: Services): readonly NextRunView[] {
  const nowMs = clock.wallMs();
  return jobs
    .list()
    .filter((job) => job.enabled && job.paused === null)
    .flatMap((job): NextRunView[] => {
      const slot = nextToRun(timetable, job, nowMs);
      if (!slot) return [];
      const words = scheduleWords(job.schedule, drafts.scheduleText);
      const note = slotWords(job, slot);
      const scheduleText = note === null ? words : `${words} · ${note}`;
      const { dueAtMs, zone } = slot;
      return [{ jobId: job.id, jobName: job.name, dueAtMs, zone, scheduleText }];
    })
    .toSorted((a, b) => a.dueAtMs - b.dueAtMs)
    .slice(0, nextShown);
}

function running({ engine, jobs, habits, clock }: Services): readonly RunningView[] {
  return engine.running().map(({ runId, jobId, startedAtMs, progress, waiting }) => ({
    runId,
    jobId,
    jobName: jobName(jobs, jobId),
    startedAtMs,
    step: progress?.step ?? null,
    note: waiting ?? progress?.note ?? '',
    typicalMs: middle(habits.durationsMs(jobId, clock.wallMs())),
  }));
}

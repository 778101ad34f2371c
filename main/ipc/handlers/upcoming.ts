import type {
  NextRunView,
  RunningView,
  UpcomingView,
} from '../../../preload/contract/upcoming-view.ts';
import { middle } from '../../domain/analysis/middle.ts';
import { allTravelQuestions } from '../../domain/run/questions.ts';
import { comingRuns, type Standstill, standsStillAt } from '../../domain/schedule/coming-runs.ts';
import { scheduleWords, slotWords } from '../../domain/schedule/schedule-words.ts';
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
  const { allJobs, clock, engine } = services;
  return {
    'upcoming.read': () => {
      const next = nextRuns(services);
      return {
        nowMs: clock.wallMs(),
        held: engine.held(),
        isClockInDoubt: engine.isClockInDoubt(),
        pausedAll: engine.pausedAll(),
        jobCount: allJobs.count(),
        next,
        resting: resting(services),
        timeline: timeline(services, next, standstill(services)),
        running: running(services),
        questions: questions(services),
        travel: allTravelQuestions({ ...services, laptopZone: services.systemZone() }),
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

/** What keeps everything from starting at the moment. */
function standstill({ engine }: Services): Standstill {
  return { isHeld: engine.held() !== null, pausedAll: engine.pausedAll() };
}

function nextRuns(services: Services): readonly NextRunView[] {
  const { engine, drafts, clock } = services;
  const still = standstill(services);
  const sources = { ...services, nextDueMs: engine.nextDueMs };
  return comingRuns(sources, clock.wallMs(), nextShown).map(({ job, slot }) => {
    const words = scheduleWords(job.schedule, drafts.scheduleText);
    const note = slotWords(job, slot);
    const scheduleText = note === null ? words : `${words} · ${note}`;
    const { dueAtMs, zone } = slot;
    const waits = standsStillAt(dueAtMs, still);
    return { jobId: job.id, jobName: job.name, dueAtMs, zone, scheduleText, waits };
  });
}

function resting({ allJobs }: Services): UpcomingView['resting'] {
  const all = [...allJobs.resting().values()];
  const off = all.filter((why) => why === 'off').length;
  return { off, paused: all.length - off };
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

import type { HistoryItemView, NextRunView, RunningView } from '../../../preload/contract/views.ts';
import type { SlotRecord } from '../../domain/run.ts';
import { scheduleWords, slotWords } from '../../domain/schedule-words.ts';
import { nextToRun } from '../../domain/timetable.ts';
import { travelQuestions } from '../../domain/travel.ts';
import type { HandlersOf } from '../handler.ts';
import type { Services } from '../services.ts';
import { failureItem } from '../views/failure-item.ts';
import { historyItem } from '../views/history-item.ts';
import { jobName } from '../views/names.ts';
import { questions } from './questions.ts';
import { readReportItems } from './reports.ts';

const nextShown = 12;
const attentionShown = 10;
const reportsShown = 5;
const awayShown = 50;
/** Most of what happens is on time, and no news. */
const awayRead = 400;
/** Since when *While you were away* counts. */
const acceptedSetting = 'away_accepted_ms';

export function upcomingHandlers(
  services: Services,
): HandlersOf<
  'upcoming.read' | 'upcoming.accept-away' | 'upcoming.resume-all' | 'upcoming.trust-clock'
> {
  const { jobs, failures, clock, engine, settings } = services;
  return {
    'upcoming.read': () => ({
      nowMs: clock.wallMs(),
      held: engine.held(),
      isClockInDoubt: engine.isClockInDoubt(),
      pausedAll: engine.pausedAll(),
      jobCount: jobs.list().length,
      next: nextRuns(services),
      running: running(services),
      questions: questions(services),
      travel: travelQuestions(jobs.list(), services.systemZone()),
      attention: failures.open(attentionShown).map((run) => failureItem(run, jobs.get(run.jobId))),
      newestReports: readReportItems(services, { limit: reportsShown }),
      away: away(services),
    }),
    'upcoming.accept-away': () => {
      settings.set(acceptedSetting, clock.wallMs());
      engine.viewsChanged();
      return null;
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

function running({ engine, jobs }: Services): readonly RunningView[] {
  return engine.running().map(({ runId, jobId, startedAtMs, progress, waiting }) => ({
    runId,
    jobId,
    jobName: jobName(jobs, jobId),
    startedAtMs,
    step: progress?.step ?? null,
    note: waiting ?? progress?.note ?? '',
  }));
}

function away({ history, jobs, settings }: Services): readonly HistoryItemView[] {
  return history
    .slots({
      sinceMs: (settings.number(acceptedSetting) ?? -1) + 1,
      outcomes: ['missed', 'superseded', 'skipped', 'succeeded'],
      limit: awayRead,
      order: 'newest',
    })
    .filter(isWorthTelling)
    .slice(0, awayShown)
    .map((record) => historyItem(record, jobName(jobs, record.jobId)));
}

/** What ran on time is no news; a slot whose report is there, or whose job was off, is no loss. */
function isWorthTelling({ outcome, reason }: SlotRecord): boolean {
  if (outcome === 'succeeded') return reason === 'late' || reason === 'catch-up';
  return reason !== 'already done' && reason !== 'disabled' && reason !== 'excluded day';
}

import type { AwayItemView } from '../../../preload/contract/upcoming-view.ts';

import { isWorkDone, type SlotRecord } from '../../domain/run/run.ts';
import type { Window } from '../../domain/schedule/window.ts';
import type { HandlersOf } from '../handler.ts';
import { missing, mustFindJob } from '../must-find.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';
import { historyItem } from '../views/history-item.ts';
import { jobName } from '../views/names.ts';

const awayShown = 50;
/** Most of what happens is on time, and no news. */
const awayRead = 400;
/** Since when *While you were away* counts. */
const acceptedSetting = 'away_accepted_ms';

/** What became of the slots that passed meanwhile, and the two answers to it. */
export function awayHandlers(services: Services): HandlersOf<'upcoming.accept-away' | 'slot.run'> {
  const { clock, engine, settings } = services;
  return {
    'upcoming.accept-away': () => {
      settings.set(acceptedSetting, clock.wallMs());
      engine.viewsChanged();
      return null;
    },
    'slot.run': ({ jobId, slot }) => {
      const record = services.history.slot(jobId, slot) ?? missing('This time is not known.');
      mustFindJob(services, jobId);
      const window = windowOf(services, record);
      if (window === null || record.dueAtMs === null) {
        const message =
          'What was due then is part of the next report; it has no report of its own.';
        return new Refused([{ field: 'slot', message }]);
      }
      const asked = { windowKey: window.key, dueAtMs: record.dueAtMs };
      return { runId: engine.backfill(jobId, asked).id };
    },
  };
}

/** Newest first. */
export function away(services: Services): readonly AwayItemView[] {
  const { history, jobs, settings } = services;
  return history
    .slots({
      sinceMs: (settings.number(acceptedSetting) ?? -1) + 1,
      outcomes: ['missed', 'superseded', 'skipped', 'succeeded'],
      limit: awayRead,
      order: 'newest',
    })
    .filter(isWorthTelling)
    .slice(0, awayShown)
    .map((record) => ({
      ...historyItem(record, jobName(jobs, record.jobId)),
      canRun: isLeftOut(services, record),
    }));
}

/** What ran on time is no news; a slot whose report is there, or whose job was off, is no loss. */
function isWorthTelling({ outcome, reason }: SlotRecord): boolean {
  if (outcome === 'succeeded') return reason === 'late' || reason === 'catch-up';
  return reason !== 'already done' && reason !== 'disabled' && reason !== 'excluded day';
}

function isLeftOut(services: Services, record: SlotRecord): boolean {
  if (record.outcome === 'succeeded') return false;
  const window = windowOf(services, record);
  if (window === null) return false;
  const ofJob = services.history.ofWindow(services.drafts.keyOf(record.jobId, window));
  return !ofJob.some((run) => isWorkDone(run) || run.endedAtMs === null);
}

/** Null where its job is gone, or its period is not its own. */
function windowOf({ jobs, drafts }: Services, record: SlotRecord): Window | null {
  const job = jobs.get(record.jobId);
  const { slot: text, dueAtMs } = record;
  if (!job || dueAtMs === null) return null;
  return drafts.windowOf(job, { text, dueAtMs, zone: zoneOf(text) });
}

function zoneOf(slot: string): string {
  return slot.split('|')[1] ?? 'UTC';
}

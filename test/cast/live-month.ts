import { composeSimulator } from '../../main/compose-simulator.ts';
import type { NotificationText } from '../../main/domain/delivery/delivery.ts';
import type { History } from '../../main/domain/run/history.ts';
import { isWorkDone, type SlotRecord } from '../../main/domain/run/run.ts';
import { analystMonth } from './analyst-month.ts';
import { allSlots, watchPromises } from './ledger-promises.ts';

/** What an analyst would hold against a month. */
export interface LivedMonth {
  readonly slots: number;
  readonly reports: number;
  readonly alarms: number;
  /** Slots that vanished, ended without a reason, or left a gap between periods. */
  readonly unexplained: readonly string[];
  /** What was told twice. */
  readonly duplicates: readonly string[];
  /** Alarms of failures although everything that the job reads was there. */
  readonly falseAlarms: readonly string[];
  /** The mornings on which what had been missed was told in more than one notification. */
  readonly noisyMornings: readonly string[];
}

interface Shown {
  readonly atMs: number;
  readonly text: NotificationText;
}

/** So long after the lid was opened belongs to the same morning. */
const morningMs = 2 * 3_600_000;
/** A backlog has begun by then; what begins later had waited for its data, and is news of its own. */
const backlogBeginsMs = 5 * 60_000;
/** What the end of the month cuts off may be under way still. */
const unsettledMs = 2 * 3_600_000;

/** Lives a seeded month through the real engine and store, and reads the ledger as an analyst would. */
export async function liveMonth(seed: number): Promise<LivedMonth> {
  const month = analystMonth(seed);
  const { script, wakes } = month;
  const shown: Shown[] = [];
  const simulated = await composeSimulator(script, undefined, {
    ...month,
    onShown: (atMs, text) => shown.push({ atMs, text }),
  });
  try {
    const { history } = simulated;
    const slots = allSlots(history);
    const promises = watchPromises();
    const iso = (ms: number) => new Date(ms).toISOString();
    return {
      slots: slots.length,
      reports: slots.filter(({ run }) => run && isWorkDone(run)).length,
      alarms: shown.filter(({ text }) => text.opens.screen === 'run').length,
      unexplained: [
        ...promises.look(history, script.toMs),
        ...promises.lookForLost(history, script),
        ...slots.filter((slot) => isUnexplained(slot, script.toMs)).map(({ slot }) => slot),
      ],
      duplicates: toldTwice(shown),
      falseAlarms: shown.flatMap(({ atMs, text }) => {
        if (text.opens.screen !== 'run') return [];
        const run = history.run(text.opens.runId);
        const wasThere = run && !month.isOutOfReach(run.jobId, run.endedAtMs ?? atMs);
        return wasThere ? [`${text.title} at ${iso(atMs)}`] : [];
      }),
      noisyMornings: wakes.flatMap((wakeMs) => {
        const told = shown.filter(
          ({ atMs, text }) =>
            atMs >= wakeMs && atMs < wakeMs + morningMs && isOfBefore(text, wakeMs, history),
        );
        return told.length > 1
          ? [`${iso(wakeMs)}: ${told.map(({ text }) => text.title).join(', ')}`]
          : [];
      }),
    };
  } finally {
    simulated.close();
  }
}

function isUnexplained({ outcome, reason, dueAtMs }: SlotRecord, endMs: number): boolean {
  if (dueAtMs !== null && dueAtMs > endMs - unsettledMs) return false;
  return outcome === null || reason === null;
}

function toldTwice(shown: readonly Shown[]): readonly string[] {
  const single = shown.flatMap(({ text }) =>
    text.opens.screen === 'upcoming' ? [] : [`${text.title}: ${text.opens.runId}`],
  );
  return single.filter((what, index) => single.indexOf(what) !== index);
}

/** Whether a notification tells of what was due while the lid was shut. */
function isOfBefore({ opens }: NotificationText, wakeMs: number, history: History): boolean {
  if (opens.screen === 'upcoming') return true;
  const run = history.run(opens.runId);
  const isNews = (run?.startedAtMs ?? 0) > wakeMs + backlogBeginsMs;
  return !isNews && typeof run?.dueAtMs === 'number' && run.dueAtMs < wakeMs - 60_000;
}

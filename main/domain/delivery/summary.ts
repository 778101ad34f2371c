import type { Run } from '../run/run.ts';
import type { Delivery, NotificationText } from './delivery.ts';

/** A slot recorded so long after its due instant was missed by a laptop that was away. */
const awayMs = 60_000;
/** The first of several is held back no longer than this for the others. */
const longestHeldMs = 30 * 60_000;

type Recorded = Pick<Run, 'trigger' | 'dueAtMs' | 'requestedAtMs'>;

/** A delivery, and what tells whose it is and whether its run was due while the laptop was away. */
export interface DueDelivery extends Delivery {
  readonly of: Recorded & Pick<Run, 'jobId'>;
}

/** Whether it tells of what went wrong with a run, and not of a report. */
export function tellsOfTrouble({ payload }: Pick<Delivery, 'payload'>): boolean {
  return payload.opens.screen === 'run';
}

/** Whether a run stands for a slot that nobody could run in time. */
export function wasMissed({ dueAtMs, requestedAtMs, trigger }: Recorded): boolean {
  return dueAtMs !== null && (trigger === 'catch-up' || requestedAtMs - dueAtMs > awayMs);
}

/**
 * What is told now, each group in one notification. What was due while the laptop was away is told
 * together, once the last of it has ended or the first has waited for half an hour; the rest at once.
 * @param unended runs that have not ended and wait for nothing but their turn
 */
export function groupDeliveries(
  due: readonly DueDelivery[],
  unended: () => readonly (Recorded & Pick<Run, 'nextAtMs'>)[],
  nowMs: number,
): readonly (readonly Delivery[])[] {
  const missed = due.filter(({ of }) => wasMissed(of));
  const single = due.filter(({ of }) => !wasMissed(of)).map((delivery) => [delivery]);
  const [first] = missed;
  if (!first) return single;
  const heldUntilMs = Math.min(...missed.map(({ nextAtMs }) => nextAtMs)) + longestHeldMs;
  const isMoreToCome =
    nowMs < heldUntilMs &&
    unended().some((run) => wasMissed(run) && (run.nextAtMs ?? nowMs) < heldUntilMs);
  return isMoreToCome ? single : [...single, missed];
}

/** Why several are told together. */
export type Why = keyof typeof whyWords;

const whyWords = {
  away: 'were due while you were away',
  quiet: 'came in your quiet hours',
  busy: 'came while you were not to be disturbed',
} as const;

/** The one notification of a group; that of its only delivery, where it has one. */
export function summarize(group: readonly Delivery[], why: Why = 'away'): NotificationText {
  const [only] = group;
  if (only && group.length === 1) return only.payload;
  const texts = [...new Map(group.map((delivery) => [delivery.runId, delivery])).values()];
  const failed = texts.filter(tellsOfTrouble);
  const ready = texts.length - failed.length;
  return {
    title: `${texts.length} reports ${whyWords[why]}`,
    body: [
      ready > 0 ? `${ready} ${ready === 1 ? 'is' : 'are'} ready` : '',
      failed.length > 0 ? `${failed.length} failed` : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
    opens: { screen: 'upcoming' },
  };
}

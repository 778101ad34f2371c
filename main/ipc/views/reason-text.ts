import type { Reason, Run, SlotRecord } from '../../domain/run/run.ts';
import { waitText } from '../../domain/run/waiting.ts';
import { slotText } from './slot-text.ts';

/** The reason in words that a person understands: what became of the slot, and why. */
export function reasonText({
  outcome,
  reason,
  run,
}: Pick<SlotRecord, 'outcome' | 'reason' | 'run'>): string {
  if (outcome === null) return run ? underWay(run) : 'recorded';
  if (outcome === 'open') return 'waits for your answer';
  // Nobody was waiting for it at a certain time.
  if (reason === 'on time' && run?.dueAtMs === null) return 'made when asked for';
  return reason === null
    ? outcome
    : (sentences[reason as keyof typeof sentences] ?? coalesced(reason));
}

const sentences = {
  'on time': 'on time',
  late: 'started late',
  'catch-up': 'caught up later',
  error: 'failed',
  cancelled: 'cancelled',
  'time limit': 'stopped at its time limit',
  undelivered: 'report made, but not delivered',
  'crash loop': 'given up after crashing again and again',
  overlap: 'skipped: the run before was still going',
  'already done': 'skipped: its report was there already',
  budget: 'skipped: the spending limit was reached',
  disabled: 'skipped: the job was switched off',
  'excluded day': 'skipped: an excluded day',
  asleep: 'missed while asleep',
  off: 'missed while Almanac was not running',
  'past grace': 'missed: it was too late to start',
  paused: 'missed while paused',
  'not answered': 'missed: nobody answered in time',
  restored: 'not repeated after a backup was restored',
} satisfies Record<Exclude<Reason, `by ${string}`>, string>;

/** `by 2026-11-02T09:00|America/New_York` */
function coalesced(reason: string): string {
  return `combined into ${slotText(reason.replace(/^by /, ''))}`;
}

function underWay(run: Run): string {
  switch (run.state) {
    case 'waiting':
      return waitText(run) ?? 'waiting for data';
    case 'running':
      return 'running';
    case 'delivering':
      return 'being delivered';
    default:
      return run.failure && run.nextAtMs !== null ? 'will be tried again' : 'waiting for its turn';
  }
}

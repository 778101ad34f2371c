import { RunFailure } from '../domain/failure.ts';
import type { Job } from '../domain/job/job.ts';
import type { Clock, SlotLedger, Timetable } from '../domain/ports.ts';
import { decideCatchUp } from '../domain/run/catch-up.ts';
import type { Answer } from '../domain/run/open-slots.ts';
import type { Run } from '../domain/run/run.ts';
import { slotWindow } from './slot-window.ts';
import { expiryReason } from './sweep.ts';

export interface AnswerNeeds {
  readonly slots: Pick<SlotLedger, 'record'>;
  readonly timetable: Timetable;
  readonly clock: Clock;
}

/**
 * Answers open slots of a job: they become what the catch-up policy of that name makes of slots that
 * were missed. Slots that are not open any more keep what was decided.
 * @returns the runs it made, which may be skipped still if a later run has reported their period
 * @throws RunFailure `not-allowed` while the job runs nothing, `not-found` when nothing was open
 */
export function answerOpen(
  job: Job,
  slots: readonly string[],
  answer: Answer,
  isAllPaused: boolean,
  needs: AnswerNeeds,
): readonly Run[] {
  if (answer !== 'skip') refuseIdle(job, isAllPaused);
  const nowMs = needs.clock.wallMs();
  const policy = { ...job.catchUp, policy: answer, max: Math.max(1, slots.length) };
  let answered = 0;
  const runs = needs.slots.record(
    [
      {
        job,
        decide: (seen) => {
          const asked = seen.open.filter(({ slot }) => slots.includes(slot.text));
          answered = asked.length;
          const due = asked.map((open) => ({
            slot: open.slot,
            // Grace is over: the question was asked because of it.
            graceMs: Number.NEGATIVE_INFINITY,
            absence: open.reason,
            expired: expiryReason(open),
            covers: open.covers,
          }));
          return decideCatchUp(due, policy, nowMs).map((decision) => ({
            decision,
            ...slotWindow(job, decision.slot, needs.timetable),
          }));
        },
      },
    ],
    nowMs,
  );
  if (answered > 0) return runs;
  throw new RunFailure('not-found', 'This was answered already, or its time is over.', {
    permanent: true,
  });
}

function refuseIdle({ name, enabled, paused }: Job, isAllPaused: boolean): void {
  if (enabled && !paused && !isAllPaused) return;
  const how = enabled ? 'paused; resume it' : 'switched off; switch it on';
  throw new RunFailure('not-allowed', `${name} is ${how} first.`, { permanent: true });
}

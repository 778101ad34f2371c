import type { Job } from '../domain/job/job.ts';
import type { JobSeen } from '../domain/ports.ts';
import type { Decision } from '../domain/run/catch-up.ts';
import { decideOverlap, hasBegun, isCounted } from '../domain/run/overlap.ts';
import type { Reason, Run } from '../domain/run/run.ts';

/**
 * The catch-up policy has spoken of the slots that are late; the overlap policy speaks of those in
 * time. The newest catch-up of policy `latest` also takes the place of an older one that has not begun.
 * @param decided of one job, in order of due instant
 */
export function avoidOverlap(
  job: Job,
  seen: JobSeen,
  decided: readonly Decision[],
): readonly Decision[] {
  // One slot of a job at rest, as nearly always.
  if (decided.length <= 1 && seen.activeRuns.length === 0) return decided;
  const inTime = decided.filter((it) => it.verdict === 'run' && it.trigger === 'schedule');
  const counted = seen.activeRuns.filter(isCounted);
  const waiting = counted.filter((run) => !hasBegun(run));
  const { refused } = decideOverlap(
    job.overlap,
    { hasBegun: counted.some(hasBegun), waiting: waiting.map((run) => run.slot) },
    inTime.map(({ slot }) => slot.text),
  );
  const isRefused = ({ slot }: Decision) => refused.includes(slot.text);
  return [
    ...waiting.filter((run) => refused.includes(run.slot)).flatMap(refuse),
    ...replaceOlder(job, seen, decided).map((decision) =>
      inTime.includes(decision) && isRefused(decision)
        ? {
            slot: decision.slot,
            verdict: 'end' as const,
            outcome: 'skipped' as const,
            reason: 'overlap' as const,
          }
        : decision,
    ),
  ];
}

function replaceOlder(job: Job, seen: JobSeen, decided: readonly Decision[]): readonly Decision[] {
  if (job.catchUp.policy !== 'latest') return decided;
  const older = seen.activeRuns.filter((run) => run.trigger === 'catch-up' && !hasBegun(run));
  return decided.flatMap((decision) => {
    if (decision.verdict !== 'run' || decision.trigger !== 'catch-up') return [decision];
    const covers = [...older.map((run) => run.slot), ...decision.covers];
    const reason: Reason = `by ${decision.slot.text}`;
    return [...older.flatMap((run) => replace(run, 'superseded', reason)), { ...decision, covers }];
  });
}

/** What was asked for by hand stays: nobody but the person who asked takes it back. */
function refuse(run: Run): Decision[] {
  return replace(run, 'skipped', 'overlap');
}

function replace(run: Run, outcome: 'skipped' | 'superseded', reason: Reason): Decision[] {
  if (run.dueAtMs === null) return [];
  const slot = { text: run.slot, dueAtMs: run.dueAtMs, zone: run.zone };
  return [{ slot, verdict: 'replace', runId: run.id, outcome, reason }];
}

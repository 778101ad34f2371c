import type { Clock, RunKeeping, RunLedger, SlotLedger } from '../domain/ports.ts';
import type { Marks } from '../domain/records.ts';

/**
 * Drops runs of a restored database that had begun before the restore: its ledger does not know the
 * last slot that its job has begun, so it cannot know either what became of the ones before.
 */
export function dropRestoredRuns(needs: {
  readonly marks: Pick<Marks, 'all'>;
  readonly slots: Pick<SlotLedger, 'lastDue'>;
  readonly ledger: Pick<RunLedger, 'ready'>;
  readonly keeping: Pick<RunKeeping, 'drop'>;
  readonly clock: Clock;
}): void {
  const known = needs.slots.lastDue();
  const restored = [...needs.marks.all()].filter(
    ([jobId, markMs]) => markMs > (known.get(jobId) ?? Number.NEGATIVE_INFINITY),
  );
  if (restored.length === 0) return;
  const begunUntilMs = new Map(restored);
  const nowMs = needs.clock.wallMs();
  for (const { id, jobId, dueAtMs } of needs.ledger.ready(Number.MAX_SAFE_INTEGER)) {
    if (dueAtMs === null || dueAtMs > (begunUntilMs.get(jobId) ?? Number.NEGATIVE_INFINITY))
      continue;
    needs.keeping.drop(id, 'missed', 'restored', nowMs);
  }
}

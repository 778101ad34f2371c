import type { Attempt, StoredFetch } from './history.ts';
import type { Run } from './run.ts';

/** A stretch of a run's life. Without a log `analyze` is the numbers and the report together. */
export interface CoursePart {
  readonly what: 'wait' | 'fetch' | 'analyze' | 'report' | 'deliver';
  /** From 1; null for what is no try. */
  readonly attempt: number | null;
  readonly fromMs: number;
  /** Null while it is under way. */
  readonly toMs: number | null;
  /** The try ended in it, without success. */
  readonly isBroken: boolean;
}

type Lived = Pick<Run, 'dueAtMs' | 'requestedAtMs' | 'endedAtMs'>;

/**
 * How a run went, part after part: what it waited, what each try did, and how long the report was on its
 * way. A try whose data an earlier one has stored reads nothing.
 * @param attempts oldest first
 */
export function courseOf(
  run: Lived,
  attempts: readonly Attempt[],
  fetched: StoredFetch | null,
): readonly CoursePart[] {
  const parts = attempts.flatMap((attempt, at) => {
    const before = attempts[at - 1];
    const sinceMs = before ? before.endedAtMs : (run.dueAtMs ?? run.requestedAtMs);
    return [...waited(sinceMs, attempt.startedAtMs), ...worked(attempt, at + 1, fetched)];
  });
  const last = attempts.at(-1);
  if (last?.outcome !== 'succeeded' || last.endedAtMs === null) return parts;
  if (run.endedAtMs !== null && run.endedAtMs <= last.endedAtMs) return parts;
  const deliver = { what: 'deliver', attempt: null, isBroken: false } as const;
  return [...parts, { ...deliver, fromMs: last.endedAtMs, toMs: run.endedAtMs }];
}

/** Less is not worth a line. */
const shortestWaitMs = 1000;

function waited(fromMs: number | null, toMs: number): readonly CoursePart[] {
  if (fromMs === null || toMs - fromMs < shortestWaitMs) return [];
  return [{ what: 'wait', attempt: null, fromMs, toMs, isBroken: false }];
}

function worked(
  { fence, startedAtMs, endedAtMs, outcome, log }: Attempt,
  attempt: number,
  fetched: StoredFetch | null,
): readonly CoursePart[] {
  const isBroken = outcome !== null && outcome !== 'succeeded';
  const end = { attempt, toMs: endedAtMs, isBroken };
  const writesFromMs = log.find(({ step }) => step === 'report')?.atMs;
  if (fetched === null || fetched.fence > fence) {
    return [{ ...end, what: 'fetch', fromMs: startedAtMs }];
  }
  // Only its log tells when the numbers were there and the writing began.
  const workedOut = (fromMs: number): readonly CoursePart[] =>
    writesFromMs === undefined
      ? [{ ...end, what: 'analyze', fromMs }]
      : [
          { what: 'analyze', attempt, fromMs, toMs: writesFromMs, isBroken: false },
          { ...end, what: 'report', fromMs: writesFromMs },
        ];
  if (fetched.fence < fence) return workedOut(startedAtMs);
  const { storedAtMs } = fetched;
  return [
    { what: 'fetch', attempt, fromMs: startedAtMs, toMs: storedAtMs, isBroken: false },
    ...workedOut(storedAtMs),
  ];
}

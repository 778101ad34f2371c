import type { PowerAbsence } from '../records.ts';
import type { Outcome } from '../run/run.ts';

export type HealthState =
  | 'ok'
  | 'late'
  | 'missed'
  | 'failed'
  | 'running-long'
  | 'suspicious'
  | 'never-ran'
  | 'paused';

/** How a job is, and the plain reason where it is not well. */
export interface Health {
  readonly state: HealthState;
  /** One sentence; null when there is nothing to say. */
  readonly sentence: string | null;
  /** Due instant of the slot that the state is about. */
  readonly dueAtMs: number | null;
}

/** A slot that should have brought a report by now, or soon. */
export interface ExpectedSlot {
  readonly dueAtMs: number;
  /** Until the slot after it. */
  readonly periodMs: number;
  /** Grace, and `finishWithin` where the job has one: awake time that the report may take. */
  readonly allowedMs: number;
  /** What the ledger says; null when nothing is recorded or the run has not ended. */
  readonly outcome: Outcome | null;
  /** Whether a later run did what this one failed to do. */
  readonly isMended: boolean;
}

/** What one finished run measured. */
export interface RunMeasures {
  readonly durationMs: number;
  readonly rows: number;
  readonly reportBytes: number;
}

/** What the ledger knows about a job's health. Reads only. */
export interface HealthLedger {
  /** What became of the slot due at this instant; null when none is recorded. */
  slotDueAt(jobId: string, dueAtMs: number): Pick<ExpectedSlot, 'outcome' | 'isMended'> | null;
  /** Start of the attempt under way, or null. */
  runningSinceMs(jobId: string): number | null;
  /** Of the runs that made a report, newest first. */
  measures(jobId: string, limit: number): readonly RunMeasures[];
}

export interface HealthSeen {
  readonly isPaused: boolean;
  readonly finishWithinMs: number | null;
  /** Start of the run under way, or null. */
  readonly runningSinceMs: number | null;
  /** Newest first; ends where the job was made or last edited. */
  readonly expected: Iterable<ExpectedSlot>;
  /** Of the runs that are done, newest first, 11 at most. */
  readonly measures: readonly RunMeasures[];
  readonly absences: readonly PowerAbsence[];
}

/** So many periods after its due instant a report is missed, however long the laptop slept. */
const ceilingPeriods = 3;
const ceilingMs = 7 * 86_400_000;
/** A measure this many times above or below its usual value is suspicious. */
const suspiciousRatio = 5;
const fewestMeasures = 5;
/** Shorter runs count as this long: the start of a process alone varies more than fivefold. */
const shortestMs = 10_000;

/**
 * Judges a job from what the ledger knows. Deadlines count awake time, so a night with the lid shut
 * alarms nobody; the ceiling keeps a laptop that never wakes from hiding a report for ever.
 */
export function judgeHealth(seen: HealthSeen, nowMs: number): Health {
  if (seen.isPaused) return { state: 'paused', sentence: null, dueAtMs: null };
  return (
    judgeRunning(seen, nowMs) ??
    judgeExpected(seen, nowMs) ??
    judgeMeasures(seen.measures) ??
    (seen.measures.length === 0
      ? { state: 'never-ran', sentence: 'It has made no report yet.', dueAtMs: null }
      : { state: 'ok', sentence: null, dueAtMs: null })
  );
}

/**
 * When a report is overdue: `allowedMs` of awake time after its due instant, yet never later than
 * three periods or seven days after it.
 */
export function deadlineMs(
  slot: Pick<ExpectedSlot, 'dueAtMs' | 'periodMs' | 'allowedMs'>,
  absences: readonly PowerAbsence[],
): number {
  const { dueAtMs, allowedMs } = slot;
  let deadline = dueAtMs + allowedMs;
  const inOrder = [...absences].sort((one, other) => one.fromMs - other.fromMs);
  let countedToMs = dueAtMs;
  for (const { fromMs, toMs } of inOrder) {
    const from = Math.max(fromMs, countedToMs);
    if (from >= deadline) break;
    if (toMs <= from) continue;
    deadline += toMs - from;
    countedToMs = toMs;
  }
  return Math.min(deadline, lastChanceMs(slot));
}

function lastChanceMs({
  dueAtMs,
  periodMs,
  allowedMs,
}: Pick<ExpectedSlot, 'dueAtMs' | 'periodMs' | 'allowedMs'>): number {
  return dueAtMs + Math.max(allowedMs, Math.min(ceilingPeriods * periodMs, ceilingMs));
}

function judgeRunning(
  { runningSinceMs, finishWithinMs, measures, absences }: HealthSeen,
  nowMs: number,
): Health | null {
  if (runningSinceMs === null) return null;
  const usualMs = medianOf(measures, 'durationMs');
  const longMs =
    finishWithinMs ?? (usualMs === null ? null : suspiciousRatio * Math.max(shortestMs, usualMs));
  if (longMs === null) return null;
  const slot = { dueAtMs: runningSinceMs, periodMs: ceilingMs, allowedMs: longMs };
  if (nowMs <= deadlineMs(slot, absences)) return null;
  return {
    state: 'running-long',
    sentence: `It has been running for longer than ${finishWithinMs === null ? 'five times its usual time' : 'it may take'}.`,
    dueAtMs: null,
  };
}

/** The newest slot that says something: one that has ended, or whose deadline has passed. */
function judgeExpected({ expected, absences }: HealthSeen, nowMs: number): Health | null {
  for (const slot of expected) {
    const { dueAtMs, outcome } = slot;
    if (outcome === 'succeeded' || slot.isMended) return null;
    if (outcome === 'failed') return bad('failed', 'The last run failed.', dueAtMs);
    if (outcome === 'missed') return bad('missed', 'The last report was missed.', dueAtMs);
    if (outcome === 'skipped') continue;
    if (nowMs > lastChanceMs(slot)) {
      return bad('missed', 'The last report never came.', dueAtMs);
    }
    if (outcome === 'open') return bad('late', 'The last report waits for your answer.', dueAtMs);
    if (nowMs > deadlineMs(slot, absences)) {
      return bad('late', 'The last report has not come yet.', dueAtMs);
    }
  }
  return null;
}

function judgeMeasures([newest, ...before]: readonly RunMeasures[]): Health | null {
  if (!newest) return null;
  const named = [
    ['rows', 'read rows'],
    ['reportBytes', 'length of the report'],
    ['durationMs', 'duration'],
  ] as const;
  for (const [measure, name] of named) {
    const median = medianOf(before, measure);
    if (median === null) continue;
    const value = atLeast(measure, newest[measure]);
    const usual = atLeast(measure, median);
    const isSmall = value * suspiciousRatio < usual;
    if (!isSmall && value <= usual * suspiciousRatio) continue;
    const sentence = `The last run is unlike the ones before: its ${name} is ${isSmall ? 'less than a fifth' : 'more than five times'} of the usual.`;
    return { state: 'suspicious', sentence, dueAtMs: null };
  }
  return null;
}

/** Median of the last ten; null while there are too few to say what is usual. */
function medianOf(measures: readonly RunMeasures[], measure: keyof RunMeasures): number | null {
  const values = measures.slice(0, 10).map((one) => one[measure]);
  if (values.length < fewestMeasures) return null;
  values.sort((one, other) => one - other);
  const middle = values.length / 2;
  const upper = values[Math.floor(middle)] ?? 0;
  return Number.isInteger(middle) ? ((values[middle - 1] ?? 0) + upper) / 2 : upper;
}

function atLeast(measure: keyof RunMeasures, value: number): number {
  return measure === 'durationMs' ? Math.max(shortestMs, value) : value;
}

function bad(state: HealthState, sentence: string, dueAtMs: number): Health {
  return { state, sentence, dueAtMs };
}

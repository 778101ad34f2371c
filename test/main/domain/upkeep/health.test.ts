import { expect, test } from 'vitest';
import {
  deadlineMs,
  type ExpectedSlot,
  type HealthSeen,
  judgeHealth,
  type RunMeasures,
} from '../../../../main/domain/upkeep/health.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Monday 2026-03-02, 07:00 UTC. */
const due = Date.UTC(2026, 2, 2, 7);

const daily = (given: Partial<ExpectedSlot> = {}): ExpectedSlot => ({
  dueAtMs: due,
  periodMs: day,
  allowedMs: 12 * hour,
  outcome: 'succeeded',
  isMended: false,
  ...given,
});
const usual: RunMeasures = { durationMs: 20_000, rows: 1_000, reportBytes: 4_000 };
const seen = (given: Partial<HealthSeen> = {}): HealthSeen => ({
  isPaused: false,
  finishWithinMs: null,
  runningSinceMs: null,
  expected: [daily()],
  measures: Array.from({ length: 11 }, () => usual),
  absences: [],
  ...given,
});
const state = (given: Partial<HealthSeen>, nowMs = due + hour) =>
  judgeHealth(seen(given), nowMs).state;

test.each<[string, Partial<HealthSeen>, number, string]>([
  ['all came', {}, due + hour, 'ok'],
  ['paused', { isPaused: true, expected: [daily({ outcome: 'missed' })] }, due + hour, 'paused'],
  ['new', { expected: [], measures: [] }, due, 'never-ran'],
  ['due, within its time', { expected: [daily({ outcome: null }), daily()] }, due + hour, 'ok'],
  ['past its time', { expected: [daily({ outcome: null })] }, due + 13 * hour, 'late'],
  ['three periods gone', { expected: [daily({ outcome: null })] }, due + 73 * hour, 'missed'],
  ['asleep through it', { expected: [daily({ outcome: 'missed' })] }, due + hour, 'missed'],
  ['open question', { expected: [daily({ outcome: 'open' })] }, due + hour, 'late'],
  ['failed', { expected: [daily({ outcome: 'failed' })] }, due + hour, 'failed'],
  ['mended', { expected: [daily({ outcome: 'failed', isMended: true })] }, due + hour, 'ok'],
  [
    'a holiday says nothing',
    { expected: [daily({ outcome: 'skipped' }), daily({ outcome: 'failed' })] },
    due + hour,
    'failed',
  ],
  ['running', { runningSinceMs: due }, due + 99_000, 'ok'],
  ['running five times as long', { runningSinceMs: due }, due + 101_000, 'running-long'],
  [
    'running longer than it may',
    { runningSinceMs: due, finishWithinMs: 60_000 },
    due + 61_000,
    'running-long',
  ],
])('%s: %#', (_, given, nowMs, expected) => {
  expect(state(given, nowMs)).toBe(expected);
});

test('a night with the lid shut does not count against the deadline', () => {
  const absences = [{ kind: 'asleep' as const, fromMs: due - hour, toMs: due + 20 * hour }];
  expect(deadlineMs(daily(), absences)).toBe(due + 32 * hour);
  expect(state({ expected: [daily({ outcome: null })], absences }, due + 31 * hour)).toBe('ok');
  expect(state({ expected: [daily({ outcome: null })], absences }, due + 33 * hour)).toBe('late');
});

test('absences that overlap count once, and none extends a deadline past three periods', () => {
  const asleep = (from: number, to: number) => ({
    kind: 'asleep' as const,
    fromMs: due + from * hour,
    toMs: due + to * hour,
  });
  expect(deadlineMs(daily(), [asleep(4, 8), asleep(2, 6)])).toBe(due + 18 * hour);
  expect(deadlineMs(daily(), [asleep(1, 200)])).toBe(due + 72 * hour);
  expect(deadlineMs(daily({ periodMs: 30 * day }), [asleep(1, 999)])).toBe(due + 7 * day);
});

test.each<[Partial<RunMeasures>, string]>([
  [{ rows: 199 }, 'suspicious'],
  [{ rows: 200 }, 'ok'],
  [{ rows: 5_001 }, 'suspicious'],
  [{ reportBytes: 0 }, 'suspicious'],
  [{ durationMs: 100_001 }, 'suspicious'],
  // Faster than a process starts says nothing.
  [{ durationMs: 50 }, 'ok'],
])('a run that measures %o is %s', (given, expected) => {
  const before = Array.from({ length: 10 }, () => usual);
  expect(state({ measures: [{ ...usual, ...given }, ...before] })).toBe(expected);
});

test('what is usual is not known before five runs', () => {
  const before = Array.from({ length: 4 }, () => usual);
  expect(state({ measures: [{ ...usual, rows: 0 }, ...before] })).toBe('ok');
});

import { expect, test } from 'vitest';
import type { ModelAnswer } from '../../../main/domain/model/model.ts';
import type { NewModelCall, SpendingCaps } from '../../../main/domain/model/model-ledger.ts';
import { aHome, aRunningRun, aStore, claim, day, failedFor, nightly, seven } from './cast.ts';

const free: SpendingCaps = {
  runMicros: Number.POSITIVE_INFINITY,
  jobDayMicros: Number.POSITIVE_INFINITY,
  monthMicros: Number.POSITIVE_INFINITY,
};

function question(change: Partial<NewModelCall> = {}): NewModelCall {
  return {
    step: 1,
    hash: 'hash-1',
    request: { model: 'scripted-1', messages: [], tools: [], maxOutputTokens: 100 },
    profile: 'work',
    writer: 'Work model',
    endpoint: '127.0.0.1',
    isWrapUp: false,
    reservedMicros: 1_000,
    ...change,
  };
}

const answer: ModelAnswer = {
  content: 'Net fell.',
  toolCalls: [],
  usage: { inputTokens: 10, outputTokens: 5, isEstimated: false },
};

function reserved(
  store: ReturnType<typeof aStore>,
  run: ReturnType<typeof aRunningRun>,
  change = {},
) {
  const reservation = store.models.reserve(run, question(change), free, seven);
  if (!reservation?.ok) throw new Error('no budget');
  return reservation.callId;
}

test('what a call may cost is spent before it leaves, and set right by its answer', () => {
  const store = aStore();
  const run = aRunningRun(store);
  const callId = reserved(store, run);
  expect(store.models.spent('nightly', run, seven)).toEqual({
    runMicros: 1_000,
    jobDayMicros: 1_000,
    monthMicros: 1_000,
  });
  expect(store.models.settle(run, callId, answer, 250, seven)).toBe(true);
  expect(store.models.spent('nightly', run, seven)).toEqual({
    runMicros: 250,
    jobDayMicros: 250,
    monthMicros: 250,
  });
});

test('a stored answer is found by its request, also by the retry of a failed run of the window', () => {
  const store = aStore();
  const run = aRunningRun(store);
  store.models.settle(run, reserved(store, run), answer, 250, seven);
  expect(store.models.answered(run.id, 'hash-1')?.answer).toEqual(answer);
  expect(store.models.answered(run.id, 'hash-2')).toBeNull();
  store.runs.fail(run, failedFor(), seven);
  const job = store.jobs.get('nightly');
  if (!job) throw new Error('the job has gone');
  const { window, key, zone } = run;
  const asked = { job, runId: 'retry0000001', trigger: 'manual' as const, zone, window, key };
  const retry = claim(store, store.slots.request(asked, seven));
  const found = store.models.answered(retry.id, 'hash-1');
  if (!found) throw new Error('it would be paid twice');
  expect(store.models.reuse(retry, question(), found, seven)).toBe(true);
  expect(store.models.sent(retry.id)).toMatchObject([{ isReused: true, costMicros: 0 }]);
});

test('a call that a crash cut off stays spent, is recorded as lost, and one more may be asked', () => {
  const store = aStore();
  const run = aRunningRun(store);
  reserved(store, run);
  store.keeping.abandonForeign('boot-2', seven);
  const again = claim(store, store.runs.ready(seven)[0], 'boot-2');
  store.models.settle(again, reserved(store, again), answer, 250, seven);
  const states = store.models.sent(run.id).map(({ state, costMicros }) => [state, costMicros]);
  expect(states).toEqual([
    ['lost', 1_000],
    ['answered', 250],
  ]);
  expect(store.models.spent('nightly', run, seven).monthMicros).toBe(1_250);
});

test('whoever lost the run reserves nothing, and what it had spent is still written down', () => {
  const store = aStore();
  const run = aRunningRun(store);
  const callId = reserved(store, run);
  store.keeping.abandonForeign('boot-2', seven);
  claim(store, store.runs.ready(seven)[0], 'boot-2');
  expect(store.models.reserve(run, question(), free, seven)).toBeNull();
  expect(store.models.settle(run, callId, answer, 250, seven)).toBe(false);
  expect(store.models.spent('nightly', run, seven).monthMicros).toBe(250);
});

test('P15 D15 twenty calls at the limit of the month spend no more than it, also after a restart', () => {
  const paths = aHome();
  const [one, other] = [aStore(paths), aStore(paths)];
  const run = aRunningRun(one);
  const caps = { ...free, monthMicros: 5_500 };
  const results = Array.from({ length: 20 }, (_, at) =>
    (at % 2 === 0 ? one : other).models.reserve(run, question(), caps, seven),
  );
  expect(results.filter((result) => result?.ok)).toHaveLength(5);
  expect(results.at(-1)).toEqual({ ok: false, exhausted: 'month' });
  expect(aStore(paths).models.spent('nightly', null, seven).monthMicros).toBe(5_000);
});

test.each([
  ['run', { runMicros: 1_500 }],
  ['job-day', { jobDayMicros: 1_500 }],
  ['month', { monthMicros: 1_500 }],
])('P15 the limit of the %s stops the next call before it leaves', (exhausted, cap) => {
  const store = aStore();
  const run = aRunningRun(store);
  reserved(store, run);
  const second = store.models.reserve(run, question({ step: 2 }), { ...free, ...cap }, seven);
  expect(second).toEqual({ ok: false, exhausted });
  expect(store.models.sent(run.id)).toHaveLength(1);
});

test('P15 a clock that is set back does not give the budget anew', () => {
  const store = aStore();
  const run = aRunningRun(store);
  store.models.reserve(run, question(), free, seven + 40 * day);
  expect(store.models.spent(nightly.id, null, seven).monthMicros).toBe(1_000);
  expect(store.models.spent(nightly.id, null, seven + 80 * day).monthMicros).toBe(0);
});

test('a model on this machine costs nothing and is never out of budget', () => {
  const store = aStore();
  const run = aRunningRun(store);
  const caps = { runMicros: 0, jobDayMicros: 0, monthMicros: 0 };
  const call = question({ reservedMicros: 0 });
  expect(store.models.reserve(run, call, caps, seven)).toMatchObject({ ok: true });
});

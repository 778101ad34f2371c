import { expect, test } from 'vitest';
import type { SentenceCall } from '../../../main/domain/model/model-ledger.ts';
import { aHome, aRunningRun, aStore, day, seven } from './cast.ts';

const sentence: SentenceCall = {
  profile: 'work',
  writer: 'Work model',
  endpoint: '127.0.0.1',
  reservedMicros: 1_000,
};
const enough = { monthMicros: 2_500 };
const free = Number.POSITIVE_INFINITY;

test('what a sentence may cost is spent before it leaves, and set right by its answer', () => {
  const { sentenceCalls, models } = aStore();
  const reservation = sentenceCalls.reserve(sentence, enough, seven);
  if (!reservation.ok) throw new Error('no budget');
  expect(models.monthByJob(seven)).toEqual([{ jobId: null, micros: 1_000, calls: 1 }]);
  sentenceCalls.settle(reservation.callId, 250, seven);
  sentenceCalls.settle(reservation.callId, 0, seven);
  expect(models.monthByJob(seven)).toEqual([{ jobId: null, micros: 250, calls: 1 }]);
  expect(models.monthByJob(seven + 40 * day)).toEqual([]);
});

test('sentences and runs share the limit of the month, also after a restart', () => {
  const paths = aHome();
  const store = aStore(paths);
  for (const _ of [1, 2]) store.sentenceCalls.reserve(sentence, enough, seven);
  const refused = { ok: false, exhausted: 'month' };
  const again = aStore(paths);
  expect(again.sentenceCalls.reserve(sentence, enough, seven)).toEqual(refused);
  expect(again.models.spent('nightly', null, seven).monthMicros).toBe(2_000);

  const run = aRunningRun(again);
  const request = { model: 'scripted-1', messages: [], tools: [], maxOutputTokens: 100 };
  const call = { ...sentence, step: 1, hash: 'hash-1', request, isWrapUp: false };
  const caps = { ...enough, runMicros: free, jobDayMicros: free };
  expect(again.models.reserve(run, call, caps, seven)).toEqual(refused);
});

test('a sentence for a model on this machine is never out of budget', () => {
  const { sentenceCalls } = aStore();
  const call = { ...sentence, reservedMicros: 0 };
  expect(sentenceCalls.reserve(call, { monthMicros: 0 }, seven)).toMatchObject({ ok: true });
});

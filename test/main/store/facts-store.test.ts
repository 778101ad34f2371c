import { expect, test } from 'vitest';
import type { Fact } from '../../../main/domain/report/fact.ts';
import { matchOf } from '../../../main/store/fact-words.ts';
import type { Store } from '../../../main/store/open-store.ts';
import { aRunningRun, aStore, day, finished, report, seven, total } from './cast.ts';

/** A report of `nightly` so many days after 2026-03-03 that states these facts. */
function aReport(store: Store, days: number, ...facts: readonly Partial<Fact>[]): string {
  const run = aRunningRun(store, days);
  const stated = facts.map((fact, at) => ({ ...total, ...fact, n: at + 1 }));
  store.runs.finish(run, finished({ report: { ...report, facts: stated } }), seven + days * day);
  return run.id;
}

const texts = (store: Store, text: string) =>
  store.facts.find({ text, limit: 20 }).facts.map((fact) => fact.text);

test('a fact is read with its evidence', () => {
  const store = aStore();
  const runId = aReport(store, 0, { value: 7, text: '7' });
  expect([store.facts.one(runId, 1), store.facts.one(runId, 2)]).toEqual([
    { ...total, value: 7, text: '7' },
    null,
  ]);
});

test('the values before are those of earlier periods, the newest period first, whenever it was reported', () => {
  const store = aStore();
  for (const days of [0, 2, 1]) aReport(store, days, { text: `day ${days}` });
  aReport(store, 3, { id: 'another', text: 'another' });
  const last = aReport(store, 4, {});
  const earlier = store.facts.earlier(last, total.id, 2);
  expect(earlier.map(({ text }) => text)).toEqual(['day 2', 'day 1']);
});

test.each([
  ['412,300'],
  ['412300'],
  ['€412.300'],
  ['412 300'],
  ["412'300"],
  ['412300.27'],
  ['net 412,300'],
  ['NET'],
  ['emea ne'],
])('%j finds the number that a report writes as 412,300 EUR', (text) => {
  const store = aStore();
  aReport(store, 0, { label: 'net of EMEA', value: 412_300.27, unit: 'EUR', text: '412,300 EUR' });
  expect(texts(store, text)).toEqual(['412,300 EUR']);
});

test.each([['412'], ['412,301'], ['gross'], ['net 5'], ['  '], ['"'], ['NEAR(']])(
  '%j finds nothing there',
  (text) => {
    const store = aStore();
    aReport(store, 0, { label: 'net of EMEA', value: 412_300.27, text: '412,300' });
    expect(texts(store, text)).toEqual([]);
  },
);

test('what is found comes newest first, page by page', () => {
  const store = aStore();
  for (const days of [0, 1, 2])
    aReport(store, days, { text: `${days}`, value: days }, { label: 'x' });
  const first = store.facts.find({ text: 'net', limit: 2 });
  const rest = store.facts.find({ text: 'net', limit: 2, before: first.next ?? 0 });
  expect([
    first.facts.map(({ text }) => text),
    rest.facts.map(({ text }) => text),
    rest.next,
  ]).toEqual([['2', '1'], ['0'], null]);
});

test('a number in a name is no number of its own', () => {
  expect([matchOf('2026-W47'), matchOf('−31.2 %'), matchOf('1,234.5')]).toEqual([
    '"2026" AND "W47"*',
    '("312" OR "3120")',
    '("12345" OR "123450")',
  ]);
});

import { expect, test } from 'vitest';
import type { SnapshotPart } from '../../../main/domain/report/report.ts';
import type { CsvSource, JsonSource } from '../../../main/domain/source/source.ts';
import type { SourceHistory } from '../../../main/domain/source/source-history.ts';
import { analyze } from '../../../main/pipeline/analyze/analyze.ts';
import { factValue, failureOf, fetched, fetchedFrom, file, planFor, twoWeeks } from './bench.ts';

const detected = { delimiter: null, decimal: null, dateFormat: null };
const csv = (text: string): CsvSource => ({
  id: 'orders',
  kind: 'csv',
  path: file('orders.csv', text),
  ...detected,
});

async function partOf(text: string): Promise<SnapshotPart> {
  const [part] = (await fetched(file('orders.csv', text))).manifest.parts;
  if (!part) throw new Error('no part was read');
  return part;
}

/** What is read after the last report was made from the first text. */
async function after(before: string, now: string, change: Partial<SourceHistory> = {}) {
  const expected = await partOf(before);
  const history = { orders: { parts: [expected], expected, reported: null, ...change } };
  return fetchedFrom([csv(now)], { history });
}

async function notesOn(before: string, now: string, change: Partial<SourceHistory> = {}) {
  const plan = planFor(await after(before, now, change));
  const { report } = await analyze(plan, () => undefined);
  return { report, notes: report.text };
}

const before = 'day,region,amount\n2026-11-02,EMEA,1\n2026-11-03,APAC,2.5\n';

test('a source that changed shape says which column was what, and what to do', async () => {
  const failure = await failureOf(after(before, 'day,Area,amount\n2026-11-04,EMEA,12 pcs\n'));
  expect(failure).toMatchObject({ code: 'source-reshaped', permanent: true });
  expect(failure.message).toBe(
    'orders.csv is not what it was at the last report: column "region" is gone; column "amount" was a number and is text now (“12 pcs”). New in it: "Area". Mend it and try again, or use it as it is now.',
  );
});

test('dates that are no dates any more are told too, and many changes are counted', async () => {
  const failure = await failureOf(after(before, 'day,x\nMonday,1\n'));
  expect(failure.message).toContain('column "day" was a date and is text now (“Monday”)');
  const wide = (names: string) => `${names}\n${names.replace(/\w+/g, '1')}\n`;
  const many = await failureOf(after(wide('a,b,c,d,e,f,g'), wide('a')));
  expect(many.message).toContain('column "e" is gone; 2 more columns changed.');
});

test('a column that was filled and is blank in every row counts as gone', async () => {
  const blank = `day,region,amount\n${'2026-11-04,EMEA,\n'.repeat(5)}`;
  const failure = await failureOf(after(before, blank));
  expect(failure.message).toContain('column "amount" is blank in every row.');
});

test.each([
  ['a new column', 'day,region,amount,note\n2026-11-04,EMEA,1,x\n'],
  ['another order and case', 'Amount,DAY,region\n1,2026-11-04,EMEA\n'],
  ['decimals in whole numbers, times in days', 'day,region,amount\n2026-11-04 10:00,EMEA,7\n'],
  ['numbers in a column of text', 'day,region,amount\n2026-11-04,12,1\n'],
  ['few rows without a value', 'day,region,amount\n2026-11-04,EMEA,\n'],
])('%s is no other shape', async (_what, now) => {
  expect((await after(before, now)).manifest.parts).toHaveLength(1);
});

test('a field that no JSON object has today is one without a value', async () => {
  const json = (text: string): JsonSource => ({
    ...{ id: 'orders', kind: 'json', path: file('orders.json', text) },
    ...{ decimal: null, dateFormat: null },
  });
  const [expected] = (await fetchedFrom([json('[{"a":1,"note":"x"}]')])).manifest.parts;
  const history = { orders: { parts: [], expected: expected ?? null, reported: null } };
  expect((await fetchedFrom([json('[{"a":2}]')], { history })).manifest.parts).toHaveLength(1);
});

test('where nothing is expected any shape is read', async () => {
  const { manifest } = await after(before, 'x\n1\n', { expected: null });
  expect(manifest.parts[0]?.columns.map(({ name }) => name)).toEqual(['x']);
});

test('the report says how many rows are usual when today has far fewer', async () => {
  const usual = await partOf(`date,region,net\n${'2026-11-02,EMEA,1\n'.repeat(40)}`);
  const { report, notes } = await notesOn(twoWeeks, twoWeeks, { parts: Array(6).fill(usual) });
  expect(notes).toContain(
    'orders.csv has 6 rows, which is unusual: in the last 6 reports it had 40 to 40.',
  );
  expect(factValue(report, 'data.usual.fewest')).toBe(40);
});

test('half as many, or few reports so far, is not worth a word', async () => {
  const days = (count: number) => `date,net\n${'2026-11-02,1\n'.repeat(count)}`;
  const parts = async (count: number, reports: number) =>
    Array<SnapshotPart>(reports).fill(await partOf(days(count)));
  for (const change of [{ parts: await parts(12, 6) }, { parts: await parts(99, 4) }]) {
    const { manifest } = await after(days(6), days(6), change);
    expect(Object.keys(manifest.parts[0]?.options ?? {})).not.toContain('usual rows');
  }
});

test('the report names columns that are new and those that are often blank now', async () => {
  const now = twoWeeks
    .replace('net', 'net,channel')
    .replaceAll(/(\d)\n/g, '$1,web\n')
    .replaceAll('EMEA', '');
  const { notes } = await notesOn(twoWeeks, now);
  expect(notes).toContain('Columns of orders.csv that the last report did not have: channel.');
  expect(notes).toContain('Often blank in orders.csv now, and filled at the last report: region.');
});

test('rows that stand twice are counted where an id tells the others apart', async () => {
  const withIds = `id,date,region,net\n1,2026-11-09,EMEA,5\n2,2026-11-09,EMEA,5\n2,2026-11-09,EMEA,5\n`;
  const { report, notes } = await notesOn(withIds, withIds);
  expect(notes).toContain('Rows of orders.csv that are copies of another row: 1.');
  expect(report.facts.find(({ id }) => id === 'data.copies')?.evidence.rows).toEqual([
    [2, '2026-11-09', 'EMEA', 5],
  ]);
});

test('equal rows of a table without ids mean nothing, unless every row stands there twice', async () => {
  const sold = (days: string[]) => `date,net\n${days.map((day) => `2026-11-${day},5\n`).join('')}`;
  const some = sold(['09', '09', '10', '10', '10']);
  expect((await notesOn(some, some)).notes).toContain('copies of another row: 3');
  const alike = 'date,region,net\n2026-11-09,A,5\n2026-11-09,B,5\n2026-11-10,A,5\n2026-11-09,A,5\n';
  expect((await notesOn(alike, alike)).notes).not.toContain('copies');
});

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CsvSource, Cursor, SqliteSource } from '../../../main/domain/source/source.ts';
import { analyze } from '../../../main/pipeline/analyze/analyze.ts';
import { factValue, fetchedFrom, file, folder, planFor, rowsOf } from './bench.ts';

const at = (day: number) => Date.UTC(2026, 10, day);
/** The week from the 9th, after the report of the week from the 2nd. */
const period = {
  window: { key: 'week:2026-W46', fromMs: at(9), toMs: at(16) },
  zone: 'UTC',
};
const header = 'id,date,region,net\n';
const lastMonday = `${header}1,2026-10-27,EMEA,5\n2,2026-11-03,EMEA,200\n3,2026-11-04,APAC,400\n`;

function csv(text: string, cursor?: CsvSource['cursor']): CsvSource {
  const form = { delimiter: null, decimal: null, dateFormat: null };
  const path = file('orders.csv', text);
  return { id: 'orders', kind: 'csv', path, ...form, ...(cursor ? { cursor } : {}) };
}

/** What is read a week after the first text was reported. */
async function weekLater(text: string, cursor?: CsvSource['cursor'], before = lastMonday) {
  const last = await fetchedFrom([csv(before)]);
  const [part] = last.manifest.parts;
  if (!part) throw new Error('nothing was read');
  const reported = {
    file: { part, path: join(last.tmpDir, `${part.sha256}.parquet`) },
    toMs: at(9),
  };
  const history = { orders: { parts: [part], expected: part, reported } };
  return fetchedFrom([csv(text, cursor)], { history, period });
}

async function reportOn(text: string, cursor?: CsvSource['cursor']) {
  const earlier = [2, -5, -12].map((day) => ({
    ...{ key: 'week', fromMs: at(day), toMs: at(day + 7) },
  }));
  const plan = planFor(await weekLater(text, cursor), { days: [9, 16], earlier });
  return (await analyze(plan, () => undefined)).report;
}

const thisWeek = '4,2026-11-10,EMEA,300\n';
const late = '5,2026-11-05,APAC,50\n6,2026-10-28,EMEA,7\n';

test('rows that came after the report of their period are told once, with what they restate', async () => {
  const report = await reportOn(`${lastMonday}${thisWeek}${late}`);
  expect(report.text).toContain(
    'Rows of orders.csv that came after the report of their own period: 2.',
  );
  const values = (n: number) =>
    ['from', 'rows', 'without', 'now'].map((id) => factValue(report, `late.${n}.${id}`));
  expect([values(1), values(2)]).toEqual([
    ['2026-11-02', 1, 600, 650],
    ['2026-10-26', 1, 5, 12],
  ]);
  expect(factValue(report, 'total')).toBe(300);
  const evidence = report.facts.find(({ id }) => id === 'late.1.rows')?.evidence;
  expect(evidence?.rows).toEqual([[5, '2026-11-05', 50, 'APAC', 5]]);
});

test('by the time of the event only rows within the lookback are told', async () => {
  const report = await reportOn(`${lastMonday}${thisWeek}${late}`, {
    by: 'event',
    lookbackMs: 5 * 86_400_000,
  });
  expect(factValue(report, 'data.late')).toBe(1);
  expect(factValue(report, 'late.2.rows')).toBeUndefined();
});

test('rows that only moved in the file, or stand there once less, did not come late', async () => {
  const moved = `${header}3,2026-11-04,APAC,400\n1,2026-10-27,EMEA,5\n${thisWeek}`;
  const { manifest } = await weekLater(moved);
  expect(manifest.parts[0]?.options).not.toHaveProperty('late rows');
});

test('of equal rows as many came late as there are more of them now', async () => {
  const alike = `${header}1,2026-11-03,EMEA,5\n1,2026-11-03,EMEA,5\n`;
  const { manifest } = await weekLater(`${alike}1,2026-11-03,EMEA,5\n`, undefined, alike);
  expect(manifest.parts[0]?.options['late rows']).toBe('[[3,3]]');
});

test('a corrected row is a new one, and a new column makes no row new', async () => {
  const corrected = `${lastMonday.replace(',400', ',410').replaceAll(/(\d)\n/g, '$1,x\n')}`;
  const now = corrected.replace('net\n', 'net,note\n');
  const { manifest } = await weekLater(now);
  expect(manifest.parts[0]?.options['late rows']).toBe('[[3,3]]');
});

describe('a query that asks for its period', () => {
  const query = 'SELECT * FROM orders WHERE date >= {from} AND date < {to} ORDER BY id';
  const before = { key: 'week:2026-W45', fromMs: at(2), toMs: at(9) };

  /** Rows of two weeks; one of the first is added when that week was told. */
  async function twoReports(cursor: Cursor | null, then = cursor) {
    const path = join(folder(), 'shop.db');
    const db = new Database(path);
    onTestFinished(() => void db.close());
    db.exec(`CREATE TABLE orders (id INTEGER, date TEXT, net REAL);
      INSERT INTO orders VALUES (1, '2026-10-31', 1), (2, '2026-11-03', 2), (3, '2026-11-10', 3)`);
    const source: SqliteSource = { id: 'orders', kind: 'sqlite', path, table: null, query };
    const asked = (by: Cursor | null) => [{ ...source, ...(by ? { cursor: by } : {}) }];
    const last = await fetchedFrom(asked(then), { period: { ...period, window: before } });
    db.exec("INSERT INTO orders VALUES (4, '2026-11-08', 4), (5, '2026-11-01', 5)");
    const [part] = last.manifest.parts;
    if (!part) throw new Error('nothing was read');
    const file = { part, path: join(last.tmpDir, `${part.sha256}.parquet`) };
    const reported = { file, toMs: at(9) };
    const history = { orders: { parts: [part], expected: part, reported } };
    const next = await fetchedFrom(asked(cursor), { history, period });
    return { rows: await rowsOf(next), options: next.manifest.parts[0]?.options ?? {} };
  }

  test('looks back for rows that came late, and tells those and no others', async () => {
    const { rows, options } = await twoReports({ by: 'event', lookbackMs: 6 * 86_400_000 });
    expect(rows.map(([id]) => id)).toEqual(['2', '3', '4']);
    expect(options['late rows']).toBe('[[3,3]]');
  });

  test('without a lookback is asked for its period alone', async () => {
    const { rows, options } = await twoReports(null);
    expect(rows.map(([id]) => id)).toEqual(['3']);
    expect(options).not.toHaveProperty('late rows');
  });

  test('begins to look back without taking what it never asked for as late', async () => {
    const lookback = { by: 'event', lookbackMs: 20 * 86_400_000 } as const;
    const { rows, options } = await twoReports(lookback, null);
    expect(rows).toHaveLength(5);
    expect(options).not.toHaveProperty('late rows');
  });
});

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { SqliteSource } from '../../../main/domain/source/source.ts';
import { previewSource } from '../../../main/pipeline/preview/preview-source.ts';
import { failureOf, fetchedFrom, file, folder, rowsOf } from './bench.ts';

/** A database of another program, which keeps it open while the test runs. */
function shop(sql: string): { readonly path: string; readonly db: Database.Database } {
  const path = join(folder(), 'shop.db');
  const db = new Database(path);
  onTestFinished(() => void db.close());
  db.exec(sql);
  return { path, db };
}

function source(path: string, change: Partial<SqliteSource> = {}): SqliteSource {
  return { id: 'orders', kind: 'sqlite', path, table: null, query: null, ...change };
}

const orders = `CREATE TABLE orders (id INTEGER PRIMARY KEY, day TEXT, code TEXT, net REAL, note);
  INSERT INTO orders VALUES (9007199254740993, '2026-11-02', '00123', 0.1, NULL),
    (9007199254740994, '2026-11-03', '7', 12, x'00ff');`;

test('numbers are read exactly, dates out of text, and a text of digits stays a text', async () => {
  const snapshot = await fetchedFrom([source(shop(orders).path)]);
  expect(snapshot.manifest.parts[0]?.columns).toEqual([
    { name: 'id', type: 'BIGINT' },
    { name: 'day', type: 'DATE' },
    { name: 'code', type: 'VARCHAR' },
    { name: 'net', type: 'DECIMAL(18,6)' },
    { name: 'note', type: 'VARCHAR' },
  ]);
  expect(await rowsOf(snapshot)).toEqual([
    ['9007199254740993', '2026-11-02', '00123', '0.100000', null],
    ['9007199254740994', '2026-11-03', '7', '12.000000', '00FF'],
  ]);
});

test('a file that another program writes shows what was committed, also what is only in its log', async () => {
  const { path, db } = shop(`PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; ${orders}`);
  db.exec("BEGIN IMMEDIATE; INSERT INTO orders (day) VALUES ('2026-11-04')");
  expect((await fetchedFrom([source(path)])).manifest.parts[0]?.rows).toBe(2);
  db.exec('COMMIT');
  expect((await fetchedFrom([source(path)])).manifest.parts[0]?.rows).toBe(3);
  expect(existsSync(`${path}-wal`)).toBe(true);
});

test('nothing is written beside a file that nobody else has open', async () => {
  const { path, db } = shop(orders);
  db.close();
  await fetchedFrom([source(path)]);
  expect(readdirSync(dirname(path))).toEqual(['shop.db']);
});

test('of several tables the one with the most rows is read, and the preview asks', async () => {
  const { path } = shop(`CREATE TABLE a (n); INSERT INTO a VALUES (1); ${orders}`);
  const fetch = { sources: [source(path)], tmpDir: folder(), fetchedAtMs: 1 };
  const preview = await previewSource({ fetch, rows: 50, trial: null }, {} as never);
  expect(preview.rows.map(([id]) => id)).toEqual(['9007199254740993', '9007199254740994']);
  expect(preview.questions).toEqual([
    {
      field: 'table',
      question: 'Which table holds the rows?',
      choices: [
        { value: 'orders', label: 'orders' },
        { value: 'a', label: 'a' },
      ],
    },
  ]);
});

test('a query is asked for the period of the report, whose midnights are bare dates', async () => {
  const { path } = shop(orders);
  const at = (day: number) => Date.UTC(2026, 10, day);
  const window = { key: 'day:2026-11-03', fromMs: at(3), toMs: at(4) };
  const query = 'SELECT id FROM orders WHERE day >= {from} AND day < {to}';
  const period = { window, zone: 'UTC' };
  const snapshot = await fetchedFrom([source(path, { query })], { period });
  expect(await rowsOf(snapshot)).toEqual([['9007199254740994']]);
});

test.each([
  ['DELETE FROM orders RETURNING id', 'it would change the file, and a source only reads'],
  ['SELECT missing FROM orders', 'no such column: missing'],
  ['SELECT 1; SELECT 2', 'more than one statement'],
  ["WITH a AS (SELECT 1) INSERT INTO orders (day) SELECT 'x' FROM a RETURNING *", 'only reads'],
])('%s is refused and changes nothing', async (query, why) => {
  const { path, db } = shop(orders);
  const failure = await failureOf(fetchedFrom([source(path, { query })]));
  expect(failure).toMatchObject({ code: 'source-unreadable', permanent: true });
  expect(failure.message).toContain(why);
  expect(db.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(2);
});

test('a file that is no database, a broken one, an empty one and a table that is gone are said', async () => {
  const refusal = async (path: string, change: Partial<SqliteSource> = {}) =>
    (await failureOf(fetchedFrom([source(path, change)]))).message;
  expect(await refusal(file('a.db', 'hello'))).toContain('a.db is no SQLite database');
  const { path, db } = shop(orders);
  expect(await refusal(path, { table: 'invoices' })).toBe(
    'shop.db has no table "invoices". Its tables are "orders". Choose the table again in the job.',
  );
  db.exec('DELETE FROM orders');
  expect(await refusal(path)).toContain('Table orders of shop.db has no rows.');
  db.exec('DROP TABLE orders');
  expect(await refusal(path)).toContain('shop.db has no tables.');
  const broken = file('b.db', '');
  writeFileSync(broken, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4096, 7)]));
  expect(await refusal(broken)).toContain('b.db is a broken SQLite database');
  expect(await refusal(join(folder(), 'none.db'))).toContain('none.db is not there.');
});

test('what sqlite3 sums is what a report of Almanac would sum', async () => {
  const { path, db } = shop(
    `CREATE TABLE sales (day TEXT, net REAL); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) INSERT INTO sales SELECT date('2026-01-01', i % 300 || ' days'), i * 0.25 FROM n;`,
  );
  db.close();
  const rows = await rowsOf(await fetchedFrom([source(path)]));
  const own = rows.reduce((sum, [, net]) => sum + Number(net), 0);
  const theirs = execFileSync('python3', [
    '-c',
    `import sqlite3; print(sqlite3.connect(${JSON.stringify(path)}).execute('SELECT count(*), sum(net) FROM sales').fetchone())`,
  ]);
  expect(`(${rows.length}, ${own}.0)`).toBe(String(theirs).trim());
});

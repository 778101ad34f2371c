import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileSource } from '../../../main/domain/source/file-kind.ts';
import type { FolderSource } from '../../../main/domain/source/source.ts';
import { failureOf, fetchedFrom, folder, rowsOf } from './bench.ts';

function source(pattern: string, take: FolderSource['take'] = 'newest'): FolderSource {
  return { id: 'orders', kind: 'folder', pattern, take, decimal: null, dateFormat: null };
}

/** A folder with these files, each a minute newer than the one before. */
function withFiles(files: Readonly<Record<string, string>>): string {
  const dir = folder();
  for (const [at, [name, content]] of Object.entries(files).entries()) {
    mkdirSync(join(dir, name, '..'), { recursive: true });
    writeFileSync(join(dir, name), content);
    utimesSync(join(dir, name), 0, 1_700_000_000 + 60 * at);
  }
  return dir;
}

const october = 'day,net\n2026-10-30,1\n';
const november = 'day,net\n2026-11-02,2.5\n';

test('the newest file of a pattern is read, and named as the source', async () => {
  const dir = withFiles({
    'b-orders.csv': october,
    'a-orders.csv': november,
    'other.csv': 'x\n1\n',
  });
  const snapshot = await fetchedFrom([source(join(dir, '*-orders.csv'))]);
  expect(await rowsOf(snapshot)).toEqual([['2026-11-02', '2.500000']]);
  expect(snapshot.manifest.parts[0]).toMatchObject({
    sourceId: 'orders',
    origin: join(dir, 'a-orders.csv'),
  });
});

test('all files are one table, with the file of each row, also of different kinds', async () => {
  const dir = withFiles({
    '1/orders.csv': october,
    '2/orders.json': '[{"day":"2026-11-02","n":7}]',
  });
  const snapshot = await fetchedFrom([source(join(dir, '*/orders.*'), 'all')]);
  expect(snapshot.manifest.parts[0]?.columns.map(({ name }) => name)).toEqual([
    ...['day', 'net', '_file', 'n'],
  ]);
  expect(await rowsOf(snapshot)).toEqual([
    ['2026-10-30', '1', 'orders.csv', null],
    ['2026-11-02', null, 'orders.json', '7'],
  ]);
});

test('{window} is the period of the report, a file a day', async () => {
  const dir = withFiles({
    '20261030.csv': october,
    '20261102.csv': november,
    '20261103.csv': 'day,net\n2026-11-03,9\n',
  });
  const at = (day: number) => Date.UTC(2026, 10, day);
  const period = { window: { key: 'day:2026-11-02', fromMs: at(2), toMs: at(3) }, zone: 'UTC' };
  const pattern = source(join(dir, '{window:YYYYMMDD}.csv'), 'all');
  expect(await rowsOf(await fetchedFrom([pattern], { period }))).toEqual([
    ['2026-11-02', '2.500000'],
  ]);
});

test('conflict copies, lock files and half downloads are not read, and are named', async () => {
  const dir = withFiles({
    'orders.csv': november,
    "orders (Ana's conflicted copy 2026-11-02).csv": october,
    'orders.sync-conflict-20261102-101112-ABCDEFG.csv': october,
    '~$orders.csv': 'owner',
  });
  const snapshot = await fetchedFrom([source(join(dir, '*.csv'), 'all')]);
  expect(await rowsOf(snapshot)).toHaveLength(1);
  expect(snapshot.manifest.parts[0]?.options.ignored).toContain('sync-conflict-20261102');
});

test('a pattern that no file has says which names were looked for', async () => {
  const dir = folder();
  const at = (day: number) => Date.UTC(2026, 10, day);
  const period = { window: { key: 'day:2026-11-02', fromMs: at(2), toMs: at(3) }, zone: 'UTC' };
  const pattern = source(join(dir, 'orders-{window}.csv'));
  expect(await failureOf(fetchedFrom([pattern], { period }))).toMatchObject({
    code: 'source-missing',
    permanent: false,
    message: `No file is called ${join(dir, 'orders-2026-11-02.csv')}. Put it there, or mend the pattern in the job's sources.`,
  });
});

test('conflict copies of one file are named and not read, also with the name of this machine', async () => {
  const dir = withFiles({
    'orders.csv': october,
    'orders (Ana\u2019s conflicted copy 2026-11-02).csv': november,
    [`orders-${hostname()}.csv`]: november,
    'orders-new.csv': november,
  });
  const copies = `orders (Ana\u2019s conflicted copy 2026-11-02).csv, orders-${hostname()}.csv`;
  const one = await fetchedFrom([fileSource('orders', join(dir, 'orders.csv'))]);
  expect(one.manifest.parts[0]?.options.ignored).toBe(copies);
  const all = await fetchedFrom([source(join(dir, 'orders*.csv'), 'all')]);
  expect(all.manifest.parts[0]?.options).toMatchObject({
    ignored: copies,
    files: 'orders-new.csv, orders.csv',
  });
});

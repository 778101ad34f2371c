import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withSnapshot } from '../../../main/pipeline/analyze/duckdb.ts';
import { fetched, file, folder, planFor, twoWeeks } from './bench.ts';

const target = join(folder0(), 'written');
function folder0(): string {
  return '/nonexistent-but-for-its-name';
}

test.each([
  ['read another file', `SELECT * FROM read_csv('/etc/hostname')`],
  ['list a folder', `SELECT * FROM glob('/*')`],
  ['write a file', `COPY (SELECT 1) TO '${target}'`],
  ['attach a database', `ATTACH '${target}'`],
  ['load an extension', 'LOAD httpfs'],
  ['install an extension', 'INSTALL httpfs'],
  ['unlock itself', 'SET enable_external_access = true'],
  ['use more threads', 'SET threads = 8'],
  ['allow itself a path', `SET allowed_paths = ['/etc/hostname']`],
  ['export the database', `EXPORT DATABASE '${target}'`],
])('a query cannot %s', async (_, sql) => {
  const plan = planFor(await fetched(file('orders.csv', twoWeeks)));
  await expect(withSnapshot(plan, (query) => query(sql))).rejects.toThrow();
  expect(existsSync(target)).toBe(false);
});

test('a query cannot overwrite the part that it may read', async () => {
  const plan = planFor(await fetched(file('orders.csv', twoWeeks)));
  const path = plan.parts[0]?.path ?? folder();
  await expect(
    withSnapshot(plan, (query) => query(`COPY (SELECT 1) TO '${path}' (FORMAT parquet)`)),
  ).rejects.toThrow();
});

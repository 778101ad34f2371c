import { expect, test } from 'vitest';
import { fileKind, fileSource, movedTo } from '../../../../main/domain/source/file-kind.ts';

test.each([
  ['/data/Orders.XLSX', 'excel'],
  ['C:\\data\\orders.ods', 'excel'],
  ['/data/orders.jsonl', 'json'],
  ['/data/orders.parquet', 'parquet'],
  ['/data/orders.tsv', 'csv'],
  ['/data/shop.db', 'sqlite'],
  ['/var/log/access.log', 'logs'],
  ['/data.xlsx/orders', 'csv'],
])('%s is read as %s', (path, kind) => {
  expect(fileKind(path)).toBe(kind);
});

test('a source keeps what it was told at another path, unless the file there is of another kind', () => {
  const waitFor = { fresh: 'window', host: null, until: { afterMs: 1 }, ifLate: 'run' } as const;
  const orders = { ...fileSource('orders', '/a.csv'), delimiter: ';', waitFor };
  expect(movedTo(orders, '/b.csv')).toEqual({ ...orders, path: '/b.csv' });
  expect(movedTo(orders, '/b.xlsx')).toEqual({ ...fileSource('orders', '/b.xlsx'), waitFor });
});

import { expect, test } from 'vitest';
import { remoteOf, sourcesRead } from '../../../../main/domain/source/reading.ts';
import { httpSource } from '../../../cast/http-source.ts';
import { csvSource } from '../../../cast/plain-job.ts';

const reading = { sheet: null, table: null, headerRow: null, decimal: null, dateFormat: null };
const query = { kind: 'postgres', connection: 'warehouse', ask: 'SELECT 1' } as const;

test('a new job reads a query through its connection, and the form shows it again', () => {
  const sources = sourcesRead({ path: '', reading, remote: query }, []);
  expect(sources).toEqual([
    { id: 'data', kind: 'postgres', connection: 'warehouse', query: 'SELECT 1' },
  ]);
  expect(remoteOf(sources)).toEqual(query);
});

test('another address keeps what a job file said about pages, and another source stays', () => {
  const before = [
    httpSource('orders', { connection: 'shop', pages: { by: 'link' }, rows: 'data' }),
    csvSource('targets', '/data/targets.csv'),
  ];
  const remote = { kind: 'http', connection: 'shop', ask: 'sales' } as const;
  expect(sourcesRead({ path: '', reading, remote }, before)).toEqual([
    { ...before[0], url: 'sales' },
    before[1],
  ]);
});

test('a file takes the place of a server and a server that of a file, under the name that queries know', () => {
  const file = csvSource('orders', '/data/orders.csv');
  const [remote] = sourcesRead({ path: '', reading, remote: query }, [file]);
  expect(remote).toMatchObject({ id: 'orders', kind: 'postgres' });
  if (!remote) throw new Error('no source');
  expect(sourcesRead({ path: '/data/orders.csv', reading, remote: null }, [remote])).toEqual([
    file,
  ]);
  expect(remoteOf([file])).toBe(null);
});

import { expect, test } from 'vitest';
import { foundAt, missingPlaces } from '../../../../main/domain/job/import-places.ts';
import type { JobSpec } from '../../../../main/domain/job/job.ts';
import { csvSource, plainJob } from '../../../cast/plain-job.ts';

const job = (name: string, ...paths: readonly string[]): JobSpec => ({
  ...plainJob,
  name,
  sources: paths.map((path, n) => csvSource(`s${n}`, path)),
});
const pathsOf = (specs: readonly JobSpec[]) =>
  specs.flatMap(({ sources, deliver }) => [
    ...sources.map((source) =>
      source.kind === 'folder' ? source.pattern : Reflect.get(source, 'path'),
    ),
    ...deliver.flatMap((target) => (target.kind === 'folder' ? [target.path] : [])),
  ]);
const onlyThere =
  (...there: readonly string[]) =>
  (path: string) =>
    there.includes(path);

test('what several jobs miss is asked for once, and what is there is not', () => {
  const jobs = [job('Sales', '/old/sales.csv', '/here.csv'), job('Stock', '/old/sales.csv')];
  expect(missingPlaces(jobs, onlyThere('/here.csv'))).toEqual([
    { path: '/old/sales.csv', isFolder: false, jobs: ['Sales', 'Stock'] },
  ]);
});

test('one file that was found finds those beside it, and leaves what is not there or was never missing', () => {
  const jobs = [
    job('Sales', '/old/data/sales.csv', '/old/data/gone.csv'),
    job('Stock', '/old/data/more/stock.csv', '/old/data/kept.csv'),
  ];
  const there = onlyThere(
    '/home/ana/data/sales.csv',
    '/home/ana/data/more/stock.csv',
    '/home/ana/data/kept.csv',
    '/old/data/kept.csv',
  );
  const found = { path: '/old/data/sales.csv', at: '/home/ana/data/sales.csv', isFolder: false };
  expect(pathsOf(foundAt(jobs, found, there))).toEqual([
    '/home/ana/data/sales.csv',
    '/old/data/gone.csv',
    '/home/ana/data/more/stock.csv',
    '/old/data/kept.csv',
  ]);
});

test('paths of a Windows laptop are found on one that is none', () => {
  const jobs = [job('Sales', 'C:\\Users\\ana\\data\\sales.csv', 'C:\\Users\\ana\\in\\old\\b.csv')];
  const there = onlyThere('/home/ana/data/sales.csv', '/home/ana/in/old/b.csv');
  const found = {
    path: 'C:\\Users\\ana\\data\\sales.csv',
    at: '/home/ana/data/sales.csv',
    isFolder: false,
  };
  expect(pathsOf(foundAt(jobs, found, there))).toEqual([
    '/home/ana/data/sales.csv',
    '/home/ana/in/old/b.csv',
  ]);
});

test('a folder of files and one for reports are asked for as folders, and a pattern goes on in the new one', () => {
  const folder: JobSpec = {
    ...plainJob,
    sources: [
      {
        id: 'orders',
        kind: 'folder',
        pattern: '/old/in/orders-{window}.csv',
        take: 'all',
        decimal: null,
        dateFormat: null,
      },
    ],
    deliver: [
      {
        kind: 'folder',
        when: 'always',
        required: true,
        afterMyOk: false,
        path: '/old/reports',
        formats: ['pdf'],
        keep: null,
      },
    ],
  };
  const there = onlyThere('/srv/inbox', '/srv/reports');
  const name = plainJob.name;
  expect(missingPlaces([folder], there)).toEqual([
    { path: '/old/in', isFolder: true, jobs: [name] },
    { path: '/old/reports', isFolder: true, jobs: [name] },
  ]);
  const found = { path: '/old/in', at: '/srv/inbox', isFolder: true };
  expect(pathsOf(foundAt([folder], found, there))).toEqual([
    '/srv/inbox/orders-{window}.csv',
    '/old/reports',
  ]);
});

test('a file under another name takes the place of the one it was', () => {
  const found = { path: '/old/a.csv', at: '/new/b.csv', isFolder: false };
  expect(
    pathsOf(foundAt([job('A', '/old/a.csv', '/old/c.csv')], found, onlyThere('/new/b.csv'))),
  ).toEqual(['/new/b.csv', '/old/c.csv']);
});

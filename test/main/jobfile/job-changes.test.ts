import { expect, test } from 'vitest';
import { jobChanges } from '../../../main/jobfile/job-changes.ts';
import { csvSource, plainJob } from '../../cast/plain-job.ts';

test('two states of a job differ by the fields of their job file', () => {
  const after = {
    ...plainJob,
    name: 'Renamed',
    tags: ['finance'],
    region: 'de-DE',
    timeoutMs: 1_800_000,
    sources: [csvSource('orders', '/data/new.csv')],
  };
  const before = {
    ...plainJob,
    timeoutMs: 900_000,
    sources: [csvSource('orders', '/data/old.csv')],
  };
  expect(jobChanges(before, after)).toEqual([
    { field: 'name', before: plainJob.name, after: 'Renamed' },
    { field: 'timeout', before: '15m', after: '30m' },
    { field: 'sources[0].path', before: '/data/old.csv', after: '/data/new.csv' },
    { field: 'tags[0]', before: null, after: 'finance' },
    { field: 'region', before: null, after: 'de-DE' },
  ]);
});

test('a state differs from itself in nothing', () => {
  expect(jobChanges(plainJob, { ...plainJob })).toEqual([]);
});

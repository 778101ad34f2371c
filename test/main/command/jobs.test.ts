import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { jsonLines, nightlyFile, temporaryFolder, typed } from './typed.ts';

let home: string;
let file: string;

beforeEach(() => {
  const folder = temporaryFolder();
  home = join(folder, 'home');
  file = join(folder, 'jobs.yaml');
  writeFileSync(file, nightlyFile);
});

const almanac = (...argv: string[]) => typed(argv, { home });

test('adding a file again updates its job and never doubles it', async () => {
  expect((await almanac('jobs', 'add', file)).out).toBe(
    'added  nightly  next: Sat 2026-10-31 02:30 America/New_York\n',
  );
  expect((await almanac('jobs', 'add', file)).out).toMatch(/^unchanged/);
  writeFileSync(file, nightlyFile.replace('30 2', '0 3'));
  expect(jsonLines((await almanac('jobs', 'add', file, '--json')).out)).toEqual([
    {
      change: 'updated',
      job: 'nightly',
      name: 'Nightly orders',
      cron: '0 3 * * *',
      timezone: 'America/New_York',
      enabled: true,
      paused: null,
      revision: 2,
      nextSlot: '2026-10-31T03:00|America/New_York',
      nextDueAt: '2026-10-31T07:00:00.000Z',
    },
  ]);
  expect(jsonLines((await almanac('jobs', 'list', '--json')).out)).toHaveLength(1);
});

test('a file with a mistake adds none of its jobs and names the line', async () => {
  const second = nightlyFile.slice(nightlyFile.indexOf('  -')).replace('nightly', 'Bad Id');
  writeFileSync(file, nightlyFile + second);
  expect(await almanac('jobs', 'add', file)).toEqual({
    code: 2,
    out: '',
    err: 'jobs.yaml line 7, jobs[1].id: "Bad Id" is not an id; use small letters, digits and single hyphens, 64 at most, such as weekly-churn.\n',
  });
  expect((await almanac('jobs', 'list')).out).toContain('There are no jobs yet.');
});

test('a paused job says since when and why, and goes on when resumed', async () => {
  await almanac('jobs', 'add', file);
  expect((await almanac('jobs', 'pause', 'nightly', '--note', 'moving house')).code).toBe(0);
  expect((await almanac('jobs', 'list')).out).toContain('paused: moving house');
  expect((await almanac('jobs', 'resume', 'nightly')).out).toBe(
    'Resumed nightly; next: Sat 2026-10-31 02:30 America/New_York\n',
  );
  expect((await almanac('jobs', 'resume', 'nightly')).out).toMatch(/^nightly was not paused/);
});

test('what is exported can be added elsewhere as the same job', async () => {
  await almanac('jobs', 'add', file);
  writeFileSync(file, (await almanac('jobs', 'export')).out);
  expect((await almanac('jobs', 'add', file)).out).toMatch(/^unchanged/);
  expect((await almanac('jobs', 'show', 'nightly')).out).toContain('timeout: 15m');
});

test('a removed job is gone from the list', async () => {
  await almanac('jobs', 'add', file);
  expect((await almanac('jobs', 'remove', 'nightly')).out).toMatch(/^Removed nightly\./);
  expect((await almanac('jobs', 'list', '--json')).out).toBe('');
});

test('a job that is not there is refused with the one that was meant', async () => {
  await almanac('jobs', 'add', file);
  for (const verb of ['show', 'remove', 'pause', 'resume', 'export']) {
    expect(await almanac('jobs', verb, 'nigthly')).toEqual({
      code: 2,
      out: '',
      err: 'There is no job "nigthly". Did you mean nightly?\n',
    });
  }
});

/** A job file in JSON, whose jobs are copies of the nightly one. */
function writeJobs(changes: readonly object[]): void {
  const job = {
    schedule: { cron: '30 2 * * *', timezone: 'UTC' },
    sources: [{ id: 'orders', kind: 'csv', path: 'orders.csv' }],
    analysis: { recipe: 'briefing' },
  };
  writeFileSync(file, JSON.stringify({ jobs: changes.map((change) => ({ ...job, ...change })) }));
}

test('of 1,000 jobs with three mistakes none is added, and each mistake is named (C12)', async () => {
  const ids = Array.from({ length: 1_000 }, (_, n) => ({ id: `job-${n}` }));
  writeJobs([
    ...ids,
    { id: 'job-7' },
    { id: 'bad-cron', schedule: { cron: '99 25 * * *' } },
    { id: 'long-name', name: 'x'.repeat(1_048_576) },
  ]);
  const { code, err } = await almanac('jobs', 'add', file);
  expect(code).toBe(2);
  expect(err.split('\n').filter(Boolean)).toEqual([
    expect.stringMatching(/jobs\[1001\]\.schedule\.cron: /),
    expect.stringMatching(/jobs\[1002\]\.name: is 1048576 characters long; use 120 at most\.$/),
    expect.stringMatching(/jobs\[1000\]\.id: is also the id of jobs\[7\]; rename one\.$/),
  ]);
  expect((await almanac('jobs', 'list')).out).toContain('There are no jobs yet.');
});

test('1,000 jobs, each with a schedule of its own, are added by one command (C12)', {
  timeout: 60_000,
}, async () => {
  writeJobs(
    Array.from({ length: 1_000 }, (_, n) => ({
      id: `job-${n}`,
      schedule: { cron: `${n % 60} ${n % 24} ${1 + (n % 28)} * *`, timezone: 'UTC' },
      window: 'month',
    })),
  );
  const { code, out } = await almanac('jobs', 'add', file, '--json');
  expect(code).toBe(0);
  expect(jsonLines(out)).toHaveLength(1_000);
});

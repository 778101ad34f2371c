import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { takeOwnerLock } from '../../../main/store/owner-lock.ts';
import { jsonLines, nightlyFile, temporaryFolder, typed } from './typed.ts';

/** A home with one job, and a copy of its database in a file. */
async function backedUp() {
  const folder = temporaryFolder();
  const home = join(folder, 'home');
  const jobs = join(folder, 'jobs.yaml');
  writeFileSync(jobs, nightlyFile);
  writeFileSync(join(folder, 'orders.csv'), 'day,net\n2026-10-29,4\n');
  await typed(['jobs', 'add', jobs], { home });
  const file = join(folder, 'copy.db');
  expect(await typed(['backup', file], { home })).toMatchObject({ code: 0, err: '' });
  return { home, file };
}

/** The first column of the table of jobs. */
async function jobIds(home: string): Promise<string[]> {
  const { out } = await typed(['jobs', 'list'], { home });
  return out
    .split('\n')
    .slice(1, -1)
    .flatMap((line) => line.split(' ')[0] ?? []);
}

test('a removed job is back after its backup was restored, and the database before is kept', async () => {
  const { home, file } = await backedUp();
  await typed(['jobs', 'remove', 'nightly'], { home });
  expect(await jobIds(home)).toEqual([]);
  const { code, out } = await typed(['restore', file], { home });
  expect([code, out]).toEqual([0, expect.stringContaining('The database before lies in')]);
  expect(await jobIds(home)).toEqual(['nightly']);
  expect(readdirSync(join(home, 'quarantine'))).toHaveLength(1);
});

test('restore accepts the name of one of the home’s backups, which backup --list shows', async () => {
  const { home } = await backedUp();
  expect((await typed(['backup', '--list'], { home })).out).toBe('There is no backup yet.\n');
  await typed(['backup'], { home });
  const [one] = jsonLines((await typed(['backup', '--list', '--json'], { home })).out);
  expect(one).toMatchObject({ takenAt: '2026-10-30T12:00:00.000Z' });
  expect(await typed(['restore', 'almanac-20261030T120000Z.db'], { home })).toMatchObject({
    code: 0,
  });
});

test('a database that lost its file is restored, though no other command opens it', async () => {
  const { home, file } = await backedUp();
  writeFileSync(join(home, 'almanac.db'), '');
  expect((await typed(['jobs', 'list'], { home })).err).toContain('almanac restore');
  expect(await typed(['restore', file], { home })).toMatchObject({ code: 0 });
  expect(await jobIds(home)).toEqual(['nightly']);
});

test('restore is refused while the app runs, and for what is no backup; nothing changes', async () => {
  const { home, file } = await backedUp();
  expect(await typed(['restore', `${file}.no`], { home })).toMatchObject({
    code: 2,
    err: `There is no file ${file}.no.\n`,
  });
  const lock = takeOwnerLock(join(home, 'owner.db'));
  onTestFinished(() => lock?.release());
  expect(await typed(['restore', file], { home })).toMatchObject({
    code: 1,
    err: expect.stringContaining('Quit it first'),
  });
  expect(existsSync(join(home, 'quarantine'))).toBe(false);
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { examine } from '../../../main/command/doctor.ts';
import type { HomeFacts } from '../../../main/command/home-facts.ts';
import { jsonLines, nightlyFile, temporaryFolder, typed } from './typed.ts';

const well: HomeFacts = {
  home: '/home/ada/almanac',
  folder: 'writable',
  freeBytes: 10e9,
  database: {
    file: '/home/ada/almanac/almanac.db',
    bytes: 2e6,
    problem: null,
    synchronous: 'FULL',
    schema: 1,
    newestSchema: 1,
  },
  isLockHeld: false,
  versions: { Almanac: '0.1.0', Node: '24.21.0' },
  tzdata: '2026b',
  zone: 'Europe/Berlin',
  nowMs: Date.parse('2026-10-30T12:00:00Z'),
  lastCommitMs: Date.parse('2026-10-30T11:00:00Z'),
  quarantined: 0,
  zoneRules: ['2026b'],
};

const problems = (change: Partial<HomeFacts>) =>
  examine({ ...well, ...change })
    .filter(({ isOk }) => !isOk)
    .map(({ what, advice }) => [what, advice !== null]);

test.each<[string, Partial<HomeFacts>, string[]]>([
  ['all is well', {}, []],
  ['nothing is there yet', { folder: 'none', database: null, lastCommitMs: null }, []],
  ['the app runs', { isLockHeld: true }, []],
  ['the folder is read-only', { folder: 'read-only' }, ['home']],
  ['the disk is full', { freeBytes: 1e6 }, ['disk']],
  [
    'commits may be lost',
    { database: { ...well.database, synchronous: 'NORMAL' } as HomeFacts['database'] },
    ['durability'],
  ],
  ['the clock was set back', { nowMs: Date.parse('2026-10-20T12:00:00Z') }, ['clock']],
  ['the clock runs ahead', { nowMs: Date.parse('2028-10-20T12:00:00Z') }, ['clock']],
])('when %s, doctor says so and what to do', (_, change, what) => {
  expect(problems(change)).toEqual(what.map((name) => [name, true]));
});

test('slots taken back from a clock that ran ahead are counted, and are no problem', () => {
  expect(examine({ ...well, quarantined: 12 }).at(-1)).toMatchObject({
    what: 'quarantine',
    isOk: true,
    found: '12 slots taken back after the clock ran ahead; see almanac slots --quarantine',
  });
});

test('slots that were computed with other time zone rules are said, and are no problem', () => {
  const found = examine({ ...well, zoneRules: ['2025a', '2026b'] });
  expect(found.find(({ what }) => what === 'time zones')).toMatchObject({
    isOk: true,
    found: 'tzdata 2026b, this machine is in Europe/Berlin; some slots were computed with 2025a',
  });
});

test('a real home is found well', async () => {
  const folder = temporaryFolder();
  const home = join(folder, 'home');
  writeFileSync(join(folder, 'jobs.yaml'), nightlyFile);
  await typed(['jobs', 'add', join(folder, 'jobs.yaml')], { home });
  const { code, out } = await typed(['doctor', '--json'], {
    home,
    change: ({ inspectHome }) => ({ inspectHome: () => ({ ...inspectHome(), nowMs: well.nowMs }) }),
  });
  expect(code).toBe(0);
  expect(jsonLines(out)).toMatchObject(
    ['home', 'disk', 'database', 'durability', 'lock', 'versions', 'time zones', 'clock'].map(
      (check) => ({
        check,
        ok: true,
        advice: null,
      }),
    ),
  );
});

test('a damaged database is a problem and not a crash', async () => {
  const home = temporaryFolder();
  mkdirSync(home, { recursive: true });
  writeFileSync(
    join(home, 'almanac.db'),
    'this is not a database, whatever its name says. '.repeat(200),
  );
  const { code, out } = await typed(['doctor'], { home });
  expect(code).toBe(1);
  expect(out).toMatch(/^problem +database .*damaged/m);
});

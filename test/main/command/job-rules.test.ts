import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { isoCalendar } from '../../../main/domain/schedule/calendar.ts';
import { saveCalendarDefaults } from '../../../main/domain/schedule/calendar-defaults.ts';
import { pathsOf } from '../../../main/store/home.ts';
import { machineRandom } from '../../../main/store/machine.ts';
import { openStore } from '../../../main/store/open-store.ts';
import { jsonLines, temporaryFolder, typed } from './typed.ts';

let home: string;
let file: string;

beforeEach(() => {
  const folder = temporaryFolder();
  home = join(folder, 'home');
  file = join(folder, 'jobs.yaml');
});

const almanac = (...argv: string[]) => typed(argv, { home });

/** Adds a job called "rules" with this schedule. */
function add(schedule: string) {
  writeFileSync(
    file,
    `jobs: [{ id: rules, schedule: ${schedule}, sources: [{ id: a, kind: csv, path: a.csv }], analysis: { recipe: briefing } }]`,
  );
  return almanac('jobs', 'add', file);
}

/** What General in the settings window saves. */
function chooseCountry(): void {
  const store = openStore({ paths: pathsOf(home), random: machineRandom, durability: 'none' });
  const region = { country: 'DE', region: null };
  saveCalendarDefaults(store.settings, { calendar: isoCalendar, region });
  store.close();
}

const skipping = '{ cron: "0 7 24-27 12 *", timezone: Europe/Berlin, onHoliday: skip }';

test('next --job says of each slot what its rules make of it, and the rules in words', async () => {
  await add(
    '{ cron: "0 0 24-28 12 *", timezone: Europe/Berlin, exclude: ["2026-12-24"], onHoliday: after, holidays: { country: DE } }',
  );
  const { out } = await almanac('next', '--job', 'rules', '--count', '2');
  expect(out).toContain('on the working day after a public holiday of DE · not on 2026-12-24.');
  const lines = jsonLines((await almanac('next', '--job', 'rules', '--count', '3', '--json')).out);
  expect(lines).toMatchObject([
    {
      slot: '2026-12-24T00:00|Europe/Berlin',
      local: '2026-12-24T00:00:00+01:00[Europe/Berlin]',
      note: 'does not run: excluded day',
    },
    { slot: '2026-12-27T00:00|Europe/Berlin', note: null },
    {
      slot: '2026-12-25T00:00|Europe/Berlin',
      local: '2026-12-28T00:00:00+01:00[Europe/Berlin]',
      note: expect.stringContaining('moved from 2026-12-25'),
    },
  ]);
});

test('a ready-by job is said by its days and that time, and each start by how early it is', async () => {
  await add('{ cron: "0 0 * * MON", timezone: UTC, readyBy: "09:00" }');
  const { out } = await almanac('next', '--job', 'rules', '--count', '1');
  expect(out).toMatch(/Only on Monday · ready by 09:00, started as long before as/);
  expect(out).toMatch(/\d+ min early, to be ready by 09:00/);
});

test('explain --job says each rule in a sentence', async () => {
  await add('{ cron: "0 0 * * MON", timezone: UTC, readyBy: "09:00", jitter: 90s }');
  const { out } = await almanac('explain', '--job', 'rules');
  expect(out).toMatch(/^At 09:00, only on Monday\.\nReady by 09:00, started as long before as/);
  expect(out).toContain('Each start up to 90s later.');
});

test('a job that names no country is refused until General has one, and then goes by it', async () => {
  const { code, err } = await add(skipping);
  expect(code).toBe(2);
  expect(err).toContain('schedule.onHoliday: needs a country; choose yours in Settings, General');
  chooseCountry();
  expect(await add(skipping)).toMatchObject({ code: 0 });
  const [, christmas] = jsonLines((await almanac('next', '--job', 'rules', '--json')).out);
  expect(christmas).toMatchObject({ note: expect.stringContaining('does not run: ') });
});

test('the country is looked up without making a home, and a simulation goes by it too', async () => {
  chooseCountry();
  await add(skipping);
  const period = ['--from', '2026-12-20T00:00Z', '--to', '2026-12-28T00:00Z', '--json'];
  const slots = jsonLines((await almanac('simulate', file, ...period)).out);
  expect(slots).toContainEqual(
    expect.objectContaining({
      slot: '2026-12-25T07:00|Europe/Berlin',
      outcome: 'skipped',
      reason: 'excluded day',
    }),
  );
});

test.each([
  [['next'], 'A schedule is missing.'],
  [['explain', '0 9 * * *', '--job', 'rules'], 'not both'],
  [['next', '--job', 'rules', '--tz', 'UTC'], '--tz is not for a job'],
  [['next', '--job', 'nothing'], 'There is no job "nothing".'],
])('%j is refused', async (argv, sentence) => {
  const { code, err } = await almanac(...argv);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
});

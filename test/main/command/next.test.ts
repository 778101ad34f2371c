import { expect, test } from 'vitest';
import { jsonLines, typed } from './typed.ts';

const next = async (cron: string, ...more: string[]) =>
  jsonLines((await typed(['next', cron, '--json', ...more])).out);

test('a time in the spring gap keeps its name and is due right after the gap', async () => {
  expect(
    await next(
      '30 2 * * *',
      '--tz',
      'America/New_York',
      '--from',
      '2026-03-08T00:00',
      '--count',
      '2',
    ),
  ).toEqual([
    {
      slot: '2026-03-08T02:30|America/New_York',
      dueAt: '2026-03-08T07:00:00.000Z',
      local: '2026-03-08T03:00:00-04:00[America/New_York]',
    },
    {
      slot: '2026-03-09T02:30|America/New_York',
      dueAt: '2026-03-09T06:30:00.000Z',
      local: '2026-03-09T02:30:00-04:00[America/New_York]',
    },
  ]);
});

test('a fixed time in the repeated hour comes once, the first time', async () => {
  const slots = await next(
    '30 1 * * *',
    '--tz',
    'America/New_York',
    '--from',
    '2026-11-01',
    '--count',
    '2',
  );
  expect(slots).toMatchObject([
    {
      slot: '2026-11-01T01:30|America/New_York',
      local: '2026-11-01T01:30:00-04:00[America/New_York]',
    },
    { slot: '2026-11-02T01:30|America/New_York' },
  ]);
});

test('an interval comes at every real occurrence of the repeated hour', async () => {
  const slots = await next(
    '*/30 * * * *',
    '--tz=Europe/Berlin',
    '--from',
    '2026-10-25T02:00',
    '--count=4',
  );
  expect(slots).toMatchObject([
    { slot: '2026-10-25T00:30:00Z', local: '2026-10-25T02:30:00+02:00[Europe/Berlin]' },
    { slot: '2026-10-25T01:00:00Z', local: '2026-10-25T02:00:00+01:00[Europe/Berlin]' },
    { slot: '2026-10-25T01:30:00Z', local: '2026-10-25T02:30:00+01:00[Europe/Berlin]' },
    { slot: '2026-10-25T02:00:00Z', local: '2026-10-25T03:00:00+01:00[Europe/Berlin]' },
  ]);
});

test.each([
  ['2026-11-01T09:00', '2026-11-02T09:00'],
  ['2026-11-01T08:59:59.999', '2026-11-01T09:00'],
  ['2026-11-01T08:00:00Z', '2026-11-02T09:00'],
  ['2026-11-01T09:00:00+02:00', '2026-11-01T09:00'],
  ['2026-11-01T09:00[Europe/Berlin]', '2026-11-02T09:00'],
])('slots come strictly after %s, read in the zone unless it has an offset', async (from, slot) => {
  expect(
    await next('0 9 * * *', '--tz', 'Europe/Berlin', '--from', from, '--count', '1'),
  ).toMatchObject([{ slot: `${slot}|Europe/Berlin` }]);
});

test('without --tz and --from it is the machine’s zone and now; five words need no quotes', async () => {
  const { out } = await typed(['next', '0', '9', '*', '*', 'MON', '--count', '1']);
  expect(out).toBe(
    'SLOT                            DUE                       LOCAL\n' +
      '2026-11-02T09:00|Europe/Berlin  2026-11-02T08:00:00.000Z  2026-11-02T09:00:00+01:00[Europe/Berlin]\n',
  );
});

test.each([
  [
    ['61 * * * *'],
    '"61 * * * *" is not a schedule that can be read: Invalid value for minute: 61\n',
  ],
  [
    ['0 8 30 2 *'],
    '"0 8 30 2 *" never happens: no date in the ten years after 2026-10-30T12:00:00.000Z fits it.\n',
  ],
  [
    ['0 9 * * *', '--tz', 'Mars'],
    '"Mars" is not a time zone. Use a name such as Europe/Berlin, or system.\n',
  ],
  [['0 9 * * *', '--count', '0'], '--count "0" is not a whole number between 1 and 10000.\n'],
  [
    ['0 9 * * *', '--from', 'soon'],
    '--from "soon" is not a time. Write for example 2026-11-01T05:30:00Z, or 2026-11-01T01:30 for local time.\n',
  ],
  [['0 9 * * *', '--tz'], '--tz needs a value: --tz ZONE.\n'],
  [['0 9 * * *', '--cuont', '3'], '"almanac next" has no option --cuont. Did you mean --count?\n'],
  [[], 'A schedule is missing. Write a cron expression, or --job JOB.\n'],
])('next %j is refused with one sentence', async (words, err) => {
  expect(await typed(['next', ...words])).toEqual({ code: 2, out: '', err });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Answer, jsonLines, temporaryFolder, typed } from './typed.ts';

interface Line {
  readonly job: string;
  readonly slot: string;
  readonly dueAt: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly trigger: string;
  readonly startedAt: string | null;
  readonly attempts: number;
  readonly covers: readonly string[];
}

const march = ['--from', '2026-03-02T00:00Z', '--to', '2026-03-05T00:00Z'];

function jobFile(fields = '', id = 'nightly', cron = '30 2 * * *'): string {
  const file = join(temporaryFolder(), `${id}.yaml`);
  writeFileSync(
    file,
    `jobs:
  - id: ${id}
    schedule: { cron: "${cron}", timezone: Europe/Berlin }
    sources: [{ id: orders, kind: csv, path: orders.csv }]
    analysis: { recipe: briefing }
    ${fields}
`,
  );
  return file;
}

async function simulated(file: string, ...events: readonly string[]): Promise<Answer> {
  return typed(['simulate', file, ...march, '--json', ...events]);
}

/** `2026-03-02T02:30 succeeded (on time)`, a line a slot. */
async function outcomes(file: string, ...events: readonly string[]): Promise<readonly string[]> {
  const { out, err } = await simulated(file, ...events);
  const lines = jsonLines(out) as Line[];
  if (lines.length === 0) return [err];
  return lines.map(({ slot, outcome, reason, trigger, attempts }) => {
    const name = slot.replace(/\|.*/, '');
    return `${name} ${outcome} (${reason}) ${trigger} ${attempts}`;
  });
}

test('a line has the fields of slots --json, and the summary is on stderr', async () => {
  const { code, out, err } = await simulated(jobFile());
  expect(jsonLines(out)[0]).toEqual({
    job: 'nightly',
    slot: '2026-03-02T02:30|Europe/Berlin',
    dueAt: '2026-03-02T01:30:00.000Z',
    outcome: 'succeeded',
    reason: 'on time',
    trigger: 'schedule',
    startedAt: '2026-03-02T01:30:00.000Z',
    finishedAt: '2026-03-02T01:30:00.000Z',
    attempts: 1,
    window: {
      key: 'day:2026-03-01',
      from: '2026-02-28T23:00:00.000Z',
      to: '2026-03-01T23:00:00.000Z',
    },
    key: expect.stringMatching(/^[0-9a-f]{16}$/),
    covers: [],
  });
  expect([code, err]).toEqual([0, '3 slots: 3 succeeded\n']);
});

test('without --json it is a table for people', async () => {
  const { out } = await typed(['simulate', jobFile(), ...march]);
  expect(out.split('\n').slice(0, 2)).toEqual([
    'JOB      SLOT                            OUTCOME              TRIGGER   ATTEMPTS  WINDOW',
    'nightly  2026-03-02T02:30|Europe/Berlin  succeeded (on time)  schedule  1         day:2026-03-01',
  ]);
  expect(out).toMatch(/\n3 slots: 3 succeeded\n$/);
});

test('the same seed gives the same bytes, whatever happens on the way', async () => {
  const file = jobFile('retry: { attempts: 3, first: 30s, max: 10m }');
  const happens = [
    '--fail',
    'nightly@2026-03-03T02:30=2',
    '--kill',
    '2026-03-04T01:30Z',
    '--seed',
    '7',
  ];
  const [first, second] = [await simulated(file, ...happens), await simulated(file, ...happens)];
  expect(second).toEqual(first);
});

test('a lid shut for two nights makes one run of the latest and names the other', async () => {
  const { out } = await simulated(jobFile(), '--asleep', '2026-03-01T18:00Z/2026-03-03T17:00Z');
  const lines = jsonLines(out) as Line[];
  expect(lines.map(({ outcome, reason }) => `${outcome} (${reason})`)).toEqual([
    'superseded (by 2026-03-03T02:30|Europe/Berlin)',
    'succeeded (catch-up)',
    'succeeded (on time)',
  ]);
  expect(lines[1]?.covers).toEqual(['2026-03-02T02:30|Europe/Berlin']);
});

test('asleep and off are told apart, with power events and without', async () => {
  const file = jobFile('catchUp: { policy: skip }');
  const absent = (kind: string) => [`--${kind}`, '2026-03-02T18:00Z/2026-03-03T17:00Z'];
  const reasons = ['succeeded (on time)', 'missed (asleep)', 'succeeded (on time)'];
  const words = (lines: readonly string[]) =>
    lines.map((line) => line.split(' ').slice(1, -2).join(' '));
  expect(words(await outcomes(file, ...absent('asleep')))).toEqual(reasons);
  expect(words(await outcomes(file, ...absent('asleep'), '--events', 'no'))).toEqual(reasons);
  reasons[1] = 'missed (off)';
  expect(words(await outcomes(file, ...absent('off')))).toEqual(reasons);
});

test('a run killed half way is done once, in its second attempt', async () => {
  expect(await outcomes(jobFile(), '--run-takes', '10m', '--kill', '2026-03-02T01:35Z')).toEqual([
    '2026-03-02T02:30 succeeded (on time) schedule 2',
    '2026-03-03T02:30 succeeded (on time) schedule 1',
    '2026-03-04T02:30 succeeded (on time) schedule 1',
  ]);
});

test('a twin on the home gives each slot once, and takes over when the first is killed', async () => {
  const alone = await outcomes(jobFile(), '--run-takes', '10m');
  expect(await outcomes(jobFile(), '--run-takes', '10m', '--twin')).toEqual(alone);
  const killed = await outcomes(jobFile(), '--run-takes=10m', '--twin', '--kill=2026-03-02T01:35Z');
  expect(killed).toEqual([alone[0]?.replace(/1$/, '2'), alone[1], alone[2]]);
});

test('a clock set back two hours runs nothing again (B01)', async () => {
  const lines = await outcomes(jobFile(), '--clock', '2026-03-02T02:00Z=2026-03-02T00:00Z');
  expect(lines).toEqual([
    '2026-03-02T02:30 succeeded (on time) schedule 1',
    '2026-03-03T02:30 succeeded (on time) schedule 1',
    '2026-03-04T02:30 succeeded (on time) schedule 1',
  ]);
});

test('attempts that fail are tried again, and given up when none is left', async () => {
  const file = jobFile('retry: { attempts: 3, first: 30s, max: 10m }');
  const lines = await outcomes(
    file,
    '--fail=nightly@2026-03-02T02:30|Europe/Berlin=2',
    '--fail=nightly@2026-03-03T02:30=9',
    '--fail=nightly@2026-03-04T02:30',
  );
  expect(lines).toEqual([
    '2026-03-02T02:30 succeeded (on time) schedule 3',
    '2026-03-03T02:30 failed (error) schedule 3',
    '2026-03-04T02:30 succeeded (on time) schedule 2',
  ]);
});

test('a job follows the laptop to another zone, with one report for each local date', async () => {
  const file = join(temporaryFolder(), 'follows.yaml');
  writeFileSync(
    file,
    `jobs:
  - id: follows
    schedule: { cron: "0 9 * * *", timezone: system }
    sources: [{ id: orders, kind: csv, path: orders.csv }]
    analysis: { recipe: briefing }
`,
  );
  const { out } = await simulated(
    file,
    '--zone',
    '2026-03-02T20:00Z=America/New_York',
    '--zone=Europe/Berlin',
  );
  const lines = (jsonLines(out) as Line[]).map(
    ({ slot, outcome, reason }) => `${slot} ${outcome} (${reason})`,
  );
  expect(lines).toEqual([
    '2026-03-02T09:00|Europe/Berlin succeeded (on time)',
    '2026-03-02T09:00|America/New_York skipped (already done)',
    '2026-03-03T09:00|America/New_York succeeded (on time)',
    '2026-03-04T09:00|America/New_York succeeded (on time)',
  ]);
});

test('nothing runs after a job is disabled', async () => {
  const lines = await outcomes(jobFile(), '--disable', 'nightly@2026-03-03T01:29Z');
  expect(lines).toEqual([
    '2026-03-02T02:30 succeeded (on time) schedule 1',
    '2026-03-03T02:30 skipped (disabled) schedule 0',
    '2026-03-04T02:30 skipped (disabled) schedule 0',
  ]);
});

test('an edit replaces the schedule and invents no slot of the past', async () => {
  const edited = jobFile('', 'nightly', '0 12 * * *');
  const lines = await outcomes(jobFile(), '--edit', `nightly@2026-03-03T12:00Z=${edited}`);
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    '2026-03-02T02:30',
    '2026-03-03T02:30',
    '2026-03-04T12:00',
  ]);
});

test.each([
  ['--asleep', '2026-03-03', /^--asleep "2026-03-03" is incomplete\. Write it as --asleep A\/B\./],
  ['--off', '2026-03-03/2026-03-02', /ends before it begins/],
  ['--clock', '2026-03-03T00:00Z', /^--clock .* Write it as --clock AT=ISO\./],
  ['--zone', '2026-03-03T00:00Z=Berlin', /"Berlin" is not a time zone/],
  ['--kill', 'noon', /^--kill "noon" is not a time/],
  ['--run-takes', 'long', /is not a duration/],
  ['--run-takes', 'nightley=5m', /Did you mean nightly\?/],
  ['--fail', 'nightly@noon', /names no slot/],
  ['--disable', 'nightly', /Write it as --disable JOB@AT\./],
  ['--pause', 'weekly@2026-03-03/2026-03-04', /which is not in the file/],
  ['--edit', 'nightly@2026-03-03=/nowhere.yaml', /There is no file/],
  ['--seed', 'x', /is not a whole number/],
  ['--events', 'maybe', /is neither yes nor no/],
])('%s %s is refused with one sentence', async (option, value, sentence) => {
  const { code, out, err } = await simulated(jobFile(), option, value);
  expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1]);
  expect(err).toMatch(sentence);
});

test('an end before the beginning, and none, are refused', async () => {
  const [file, from] = [jobFile(), '--from=2026-03-02T00:00Z'];
  const answers = [
    await typed(['simulate', file, from]),
    await typed(['simulate', file, from, '--to=2026-03-01T00:00Z']),
  ];
  expect(answers.map(({ code, err }) => [code, err])).toEqual([
    [2, '--to is missing. Write for example --to 2026-11-01T00:00Z.\n'],
    [2, '--to is not after --from. Give the end of the simulation.\n'],
  ]);
});

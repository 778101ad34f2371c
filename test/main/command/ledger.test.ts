import { expect, test } from 'vitest';
import type { OpenHome } from '../../../main/command/context.ts';
import { RunFailure } from '../../../main/domain/failure.ts';
import type { SlotRecord } from '../../../main/domain/run/run.ts';
import { doneRun, doneSlot, homeWith, jsonLines, missedSlot, typed } from './typed.ts';

function almanac(part: Partial<OpenHome>, ...argv: string[]) {
  return typed(argv, { change: () => ({ openHome: () => homeWith(part) }) });
}

const history: OpenHome['history'] = {
  slots: ({ order }) => (order === 'oldest' ? [missedSlot, doneSlot] : [doneSlot, missedSlot]),
  run: (id) => (id === doneRun.id ? doneRun : null),
  slotOf: () => doneSlot,
  deliveries: () => [],
  ofWindow: () => [],
};

test('slots --json has exactly the promised fields, in order of due time', async () => {
  expect(jsonLines((await almanac({ history }, 'slots', '--json')).out)).toEqual([
    {
      job: 'nightly',
      slot: '2026-10-28T02:30|America/New_York',
      dueAt: '2026-10-28T06:30:00.000Z',
      outcome: 'missed',
      reason: 'asleep',
      trigger: 'schedule',
      startedAt: null,
      finishedAt: null,
      attempts: 0,
      window: null,
      key: null,
      covers: [],
    },
    {
      job: 'nightly',
      slot: '2026-10-30T02:30|America/New_York',
      dueAt: '2026-10-30T06:30:00.000Z',
      outcome: 'succeeded',
      reason: 'on time',
      trigger: 'schedule',
      startedAt: '2026-10-30T06:30:00.120Z',
      finishedAt: '2026-10-30T06:30:02.000Z',
      attempts: 1,
      window: {
        key: 'day:2026-10-29',
        from: '2026-10-29T04:00:00.000Z',
        to: '2026-10-30T04:00:00.000Z',
      },
      key: '0123456789abcdef',
      covers: ['2026-10-29T02:30|America/New_York'],
    },
  ]);
});

test('slots and runs are tables for people', async () => {
  expect((await almanac({ history }, 'slots')).out).toBe(
    [
      'JOB      SLOT                               OUTCOME              RUN           WINDOW',
      'nightly  2026-10-28T02:30|America/New_York  missed (asleep)',
      'nightly  2026-10-30T02:30|America/New_York  succeeded (on time)  mh1a2b3c4d5e  day:2026-10-29',
      '',
    ].join('\n'),
  );
  expect((await almanac({ history }, 'runs')).out).toContain(
    'mh1a2b3c4d5e  nightly  day:2026-10-29  succeeded (on time)  Fri 2026-10-30 07:30 Europe/Berlin  1,204 orders',
  );
});

test('slots --quarantine lists what was taken back after the clock ran ahead', async () => {
  const dueAtMs = Date.parse('2027-10-30T06:30:00Z');
  const slot = '2027-10-30T02:30|America/New_York';
  const movedAtMs = Date.parse('2026-10-30T07:00:00Z');
  const list = () => [
    { jobId: 'nightly', slot, dueAtMs, outcome: 'missed', runId: null, movedAtMs } as const,
  ];
  const part = { history, quarantine: { list } };
  expect((await almanac(part, 'slots', '--quarantine')).out).toContain(`nightly  ${slot}  missed`);
  expect(jsonLines((await almanac(part, 'slots', '--quarantine', '--json')).out)).toEqual([
    {
      job: 'nightly',
      slot,
      outcome: 'missed',
      run: null,
      dueAt: '2027-10-30T06:30:00.000Z',
      movedAt: '2026-10-30T07:00:00.000Z',
    },
  ]);
});

test('years of slots are read page by page', async () => {
  const all = Array.from(
    { length: 1_201 },
    (_, n): SlotRecord => ({
      ...missedSlot,
      slot: `s${String(n).padStart(4, '0')}`,
      dueAtMs: n,
    }),
  );
  const paged: OpenHome['history'] = {
    ...history,
    slots: ({ before, limit }) =>
      all.filter(({ dueAtMs }) => (dueAtMs ?? 0) > (before?.atMs ?? -1)).slice(0, limit),
  };
  expect(jsonLines((await almanac({ history: paged }, 'slots', '--json')).out)).toHaveLength(1_201);
});

const reports: Partial<OpenHome> = {
  history,
  reports: {
    list: () => [],
    snapshot: () => null,
    get: (runId) => ({
      runId,
      jobId: 'nightly',
      headline: 'h',
      hash: 'abc',
      createdAtMs: 0,
      isUnread: true,
    }),
  },
  reportFiles: {
    read: () => ({
      headline: 'Orders fell',
      result: '1,204 orders',
      markdown: '# Orders fell',
      html: '<h1>Orders fell</h1>',
      facts: [],
      charts: [],
      text: 'Orders fell',
    }),
  },
};

test.each([[[], '# Orders fell\n']])('report %j prints the stored bytes', async (words, out) => {
  expect((await almanac(reports, 'report', doneRun.id, ...words)).out).toBe(out);
});

test('report as JSON is one line', async () => {
  const { out } = await almanac(reports, 'report', doneRun.id, '--json');
  expect(jsonLines(out)).toMatchObject([
    { run: doneRun.id, job: 'nightly', headline: 'Orders fell', facts: [] },
  ]);
});

test.each([
  [
    ['--format', 'docx'],
    '--format "docx" is not known. Use pdf, html, xlsx, csv, md, svg, png or json.',
  ],
])('report %j is refused', async (words, err) => {
  expect(await almanac(reports, 'report', doneRun.id, ...words)).toEqual({
    code: 2,
    out: '',
    err: `${err}\n`,
  });
});

test('replay says identical, or shows the first difference and ends with 1', async () => {
  const same = { ...reports, replay: async () => ({ identical: true }) as const };
  expect(await almanac(same, 'replay', doneRun.id)).toEqual({
    code: 0,
    out: 'identical\n',
    err: '',
  });
  const other = {
    ...reports,
    replay: async () =>
      ({ identical: false, file: 'report.md', line: 3, was: '1,204', now: '1,205' }) as const,
  };
  expect(await almanac(other, 'replay', doneRun.id)).toEqual({
    code: 1,
    out: 'different: report.md line 3\n- 1,204\n+ 1,205\n',
    err: '',
  });
});

test('a replay whose data has expired is a failure, an unknown run is bad input', async () => {
  const expired = {
    ...reports,
    replay: () =>
      Promise.reject(new RunFailure('not-found', 'The data has expired.', { permanent: true })),
  };
  expect(await almanac(expired, 'replay', doneRun.id)).toEqual({
    code: 1,
    out: '',
    err: 'The data has expired.\n',
  });
  expect(await almanac(expired, 'replay', 'none')).toEqual({
    code: 2,
    out: '',
    err: 'There is no run "none". See almanac runs.\n',
  });
});

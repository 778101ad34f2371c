import { expect, test } from 'vitest';
import type { OpenHome } from '../../../main/command/context.ts';
import type { Job } from '../../../main/domain/job/job.ts';
import type { RequestedRun } from '../../../main/domain/records.ts';
import type { BackfillWindow } from '../../../main/domain/run/request.ts';
import { plainJob } from '../../cast/plain-job.ts';
import { doneRun, homeWith, jsonLines, typed } from './typed.ts';

const nightly = { ...plainJob, id: 'nightly' } as Job;
const dayMs = 86_400_000;
const first = Date.parse('2026-10-28T00:00:00Z');

function aDay(n: number, what: Partial<BackfillWindow>): BackfillWindow {
  const date = `2026-10-${28 + n}`;
  const fromMs = first + n * dayMs;
  return {
    slot: { text: `2026-10-${29 + n}T07:00|UTC`, dueAtMs: fromMs + 1.3 * dayMs, zone: 'UTC' },
    window: { key: `day:${date}`, fromMs, toMs: fromMs + dayMs },
    key: `key ${n}`,
    exists: 'never recorded',
    reason: null,
    runId: null,
    ...what,
  };
}

const windows = [
  aDay(0, { exists: 'done', reason: 'on time', runId: doneRun.id }),
  aDay(1, { exists: 'missed', reason: 'asleep' }),
];

/** A home that executes, and the windows it was asked for. */
function home(part: Partial<OpenHome> = {}) {
  const executed: string[] = [];
  const opened = homeWith({
    jobs: {
      list: () => [nightly],
      get: (id) => (id === 'nightly' ? nightly : null),
      saveAll: () => {},
      setPaused: () => nightly,
      remove: () => true,
    },
    history: {
      slots: () => [],
      run: () => ({ ...doneRun, id: 'filled' }),
      slotOf: () => null,
      deliveries: () => [],
      ofWindow: () => [],
    },
    own: () => true,
    planBackfill: () => windows,
    executeBackfill: (_job, { windowKey }) => {
      executed.push(windowKey);
      return { ...doneRun, id: 'filled' };
    },
    ...part,
  });
  return { opened, executed };
}

const almanac = (opened: OpenHome, ...argv: string[]) =>
  typed(['backfill', ...argv], { change: () => ({ openHome: () => opened }) });
const october = ['--from', '2026-10-28', '--to', '2026-10-30'];

test('a dry run lists each period with what is there, and runs nothing', async () => {
  const { opened, executed } = home();
  expect(await almanac(opened, 'nightly', ...october, '--dry-run')).toEqual({
    code: 0,
    out: [
      'day:2026-10-28  Wed 2026-10-28 00:00 – Thu 2026-10-29 00:00  done (on time)   kept',
      'day:2026-10-29  Thu 2026-10-29 00:00 – Fri 2026-10-30 00:00  missed (asleep)  to be made',
      'What is done or under way is left as it is: 1.',
      '',
    ].join('\n'),
    err: '',
  });
  expect(executed).toEqual([]);
});

test('it makes what is left out, waits for it, and says how each ended', async () => {
  const { opened, executed } = home();
  const { code, out } = await almanac(opened, 'nightly', ...october, '--json');
  expect([code, executed]).toEqual([0, ['day:2026-10-29']]);
  expect(jsonLines(out)).toMatchObject([
    { job: 'nightly', window: { key: 'day:2026-10-28' }, exists: 'done', action: 'keep' },
    { exists: 'missed', action: 'run', run: 'filled', outcome: 'succeeded', reason: 'on time' },
  ]);
});

test('when the app holds the lock each period is asked of it, by its slot', async () => {
  const asked: RequestedRun[] = [];
  const { opened } = home({
    own: () => false,
    requests: {
      add: (request) => asked.push(request),
      get: (id) => ({
        id,
        askedAtMs: 0,
        asked: { jobId: 'nightly', trigger: 'backfill', window: null },
        answer: { ok: true, runId: 'filled' },
      }),
    },
  });
  expect((await almanac(opened, 'nightly', ...october)).code).toBe(0);
  expect(asked).toEqual([
    {
      jobId: 'nightly',
      trigger: 'backfill',
      window: 'day:2026-10-29',
      slotDueAtMs: windows[1]?.slot.dueAtMs,
    },
  ]);
});

test('a period that fails ends the command with 1', async () => {
  const { opened } = home();
  const history = {
    ...opened.history,
    run: () => ({ ...doneRun, state: 'failed', outcome: 'failed' }) as const,
  };
  expect((await almanac({ ...opened, history }, 'nightly', ...october)).code).toBe(1);
});

test.each([
  [['nightly', '--to', '2026-10-30'], 'Give --from, such as --from 2026-10-01.\n'],
  [['nightly', '--from', 'soon', '--to', '2026-10-30'], /^--from "soon" is not a time\./],
  [['nightly', '--from', '2026-10-30', '--to', '2026-10-28'], '--from must lie before --to.\n'],
])('backfill %j is refused, and nothing runs', async (argv, sentence) => {
  const { opened, executed } = home();
  const { code, err } = await almanac(opened, ...argv);
  expect(code).toBe(2);
  expect(err).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  expect(executed).toEqual([]);
});

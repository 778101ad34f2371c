import { expect, test } from 'vitest';
import type { OpenHome } from '../../../main/command/context.ts';
import { RunFailure } from '../../../main/domain/failure.ts';
import type { Job } from '../../../main/domain/job/job.ts';
import type { RequestAnswer } from '../../../main/domain/records.ts';
import type { Fact } from '../../../main/domain/report/fact.ts';
import type { Run } from '../../../main/domain/run/run.ts';
import { doneRun, homeWith, jsonLines, typed } from './typed.ts';

const nightly = { id: 'nightly' } as Job;

/** A home whose runs go through the given states, one a look. */
function homeOf(states: readonly Partial<Run>[], part: Partial<OpenHome> = {}) {
  let looks = 0;
  return homeWith({
    jobs: {
      list: () => [nightly],
      get: (id) => (id === 'nightly' ? nightly : null),
      saveAll: () => {},
      setPaused: () => nightly,
      remove: () => true,
    },
    history: {
      slots: () => [],
      run: () => ({ ...doneRun, ...states[Math.min(looks++, states.length - 1)] }),
      slotOf: () => null,
      ofWindow: () => [],
      deliveries: () => [],
    },
    reports: { list: () => [], get: () => null, snapshot: () => null },
    own: () => true,
    executeRun: () => doneRun,
    ...part,
  });
}

const almanac = (home: OpenHome, ...argv: string[]) =>
  typed(['run', ...argv], { change: () => ({ openHome: () => home }) });

const running = { state: 'running', outcome: null, reason: null } as const;

/** The app holds the lock and answers the second look. */
function app(answer: RequestAnswer): Partial<OpenHome> & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  let looks = 0;
  return {
    asked,
    own: () => false,
    requests: {
      add: (request) => asked.push(request),
      get: (id) => ({
        id,
        askedAtMs: 0,
        asked: { jobId: 'nightly', trigger: 'manual', window: null },
        answer: looks++ > 0 ? answer : null,
      }),
    },
  };
}

test('a run is executed here when nothing else executes, and waited for', async () => {
  expect(await almanac(homeOf([running, running, {}]), 'nightly')).toEqual({
    code: 0,
    out: 'nightly · day:2026-10-29 · succeeded (on time)\n1,204 orders\n',
    err: '',
  });
});

test('work that waits only for its notification is done', async () => {
  const { code, out } = await almanac(
    homeOf([{ ...running, state: 'delivering' }]),
    'nightly',
    '--json',
  );
  expect(code).toBe(0);
  expect(jsonLines(out)).toMatchObject([{ run: doneRun.id, state: 'delivering', outcome: null }]);
});

test('a failed run ends with 1 and its sentence on stderr', async () => {
  const failure = {
    code: 'source-missing',
    message: 'There is no orders.csv.',
    permanent: true,
  } as const;
  const failed = {
    state: 'failed',
    outcome: 'failed',
    reason: 'error',
    result: null,
    failure,
  } as const;
  expect(await almanac(homeOf([failed]), 'nightly')).toEqual({
    code: 1,
    out: 'nightly · day:2026-10-29 · failed (error)\n',
    err: 'There is no orders.csv.\n',
  });
});

test('when the app holds the lock it is asked, and its outcome waited for', async () => {
  const held = app({ ok: true, runId: doneRun.id });
  const { code } = await almanac(
    homeOf([running, {}], held),
    'nightly',
    '--window',
    'day:2026-10-29',
    '--again',
  );
  expect(code).toBe(0);
  expect(held.asked).toEqual([
    { jobId: 'nightly', trigger: 'again', window: 'day:2026-10-29', again: 'as-is-now' },
  ]);
});

test('what the app refuses is refused here with its sentence', async () => {
  const failure = {
    code: 'already-done',
    message: 'It is done; use --again.',
    permanent: true,
  } as const;
  expect(await almanac(homeOf([{}], app({ ok: false, failure })), 'nightly')).toEqual({
    code: 2,
    out: '',
    err: 'It is done; use --again.\n',
  });
});

test('when the app goes away before it answers, the work is taken over', async () => {
  let looks = 0;
  let isAnswered = false;
  const part: Partial<OpenHome> = {
    ...app({ ok: true, runId: doneRun.id }),
    own: () => looks++ > 1,
    answerRequests: () => {
      isAnswered = true;
    },
    requests: {
      add: () => 1,
      get: (id) => ({
        id,
        askedAtMs: 0,
        asked: { jobId: 'nightly', trigger: 'manual', window: null },
        answer: isAnswered ? { ok: true, runId: doneRun.id } : null,
      }),
    },
  };
  expect((await almanac(homeOf([{}], part), 'nightly')).code).toBe(0);
});

test('a window that is done is refused with 2', async () => {
  const executeRun = () => {
    throw new RunFailure('already-done', 'day:2026-10-29 is done.', { permanent: true });
  };
  expect((await almanac(homeOf([{}], { executeRun }), 'nightly')).code).toBe(2);
});

test('made again, it says why and which numbers are others than before', async () => {
  const before = { ...doneRun, id: 'before' };
  const after = {
    ...doneRun,
    id: 'after',
    revision: 2,
    trigger: 'again',
    again: 'as-is-now',
  } as const;
  const fact = (text: string) => ({ id: 'total', label: 'Revenue', text }) as Fact;
  const report = { headline: '', result: '', markdown: '', html: '', charts: [], text: '' };
  const home = homeOf([after], {
    reports: {
      list: () => [],
      get: (runId) => ({
        runId,
        jobId: 'nightly',
        headline: '',
        hash: runId,
        createdAtMs: 0,
        isUnread: false,
      }),
      snapshot: (runId) =>
        ({ hash: runId, fetchedAtMs: 0, parts: [{ sourceId: 'a', sha256: runId }] }) as never,
    },
    reportFiles: {
      read: (hash) => ({ ...report, facts: [fact(hash === 'before' ? '412,300' : '409,100')] }),
    },
  });
  const history = { ...home.history, ofWindow: () => [before, after] };
  const { out } = await almanac({ ...home, history }, 'nightly', '--again');
  expect(out).toContain('revision 2 beside 1, as the data is now: Revenue 412,300 → 409,100\n');
});

test('--as-it-was without --again is refused', async () => {
  expect(await almanac(homeOf([{}]), 'nightly', '--as-it-was')).toMatchObject({
    code: 2,
    err: '--as-it-was says what --again reads. Give both.\n',
  });
});

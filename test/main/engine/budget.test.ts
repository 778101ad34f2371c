import { expect, test } from 'vitest';
import { RunFailure } from '../../../main/domain/failure.ts';
import { type Agent, withoutModel } from '../../../main/domain/model/agent.ts';
import { plainJob } from '../../cast/plain-job.ts';
import { hourly, startEngine } from './cast/start-engine.ts';

const outOfBudget: Agent = {
  ...withoutModel,
  write: () =>
    Promise.reject(
      new RunFailure('over-budget', 'Work model was not asked: it is used up.', {
        permanent: true,
      }),
    ),
};

const send = { level: 'aggregates', rows: 0, exclude: [] } as const;
const model = { profile: 'work', check: 'normal', send, fallback: 'none' } as const;

test('out of budget each run of a job without another writer is skipped (budget), told once, and the job is not paused', async () => {
  const analysis = { ...plainJob.analysis, narrator: 'model', model } as const;
  const { clock, ledger, shown, store } = startEngine({
    at: '2026-03-03T06:59:00Z',
    jobs: [{ ...hourly, analysis }],
    agent: outOfBudget,
  });
  await clock.advance(6 * 3_600_000);
  expect(ledger('hourly')).toEqual(
    ['07', '08', '09', '10', '11', '12'].map(
      (hour) => `2026-03-03T${hour}:00:00Z skipped (budget) schedule`,
    ),
  );
  expect(shown.map(({ title }) => title)).toEqual(['Hourly orders: no report']);
  expect(store.jobs.get('hourly')?.paused ?? null).toBeNull();
  expect(store.failures.open(9)).toEqual([]);
});

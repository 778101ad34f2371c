import { expect, test } from 'vitest';
import type { BackfillWindow } from '../../../main/domain/run/request.ts';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { Refused } from '../../../main/ipc/refused.ts';
import { churn, run } from './cast.ts';
import { servicesOf } from './fake-services.ts';

const weekMs = 7 * 86_400_000;

function aWeek(n: number, exists: BackfillWindow['exists']): BackfillWindow {
  return {
    slot: { text: `slot ${n}`, dueAtMs: n * weekMs, zone: 'UTC' },
    window: { key: `week:${n}`, fromMs: n * weekMs, toMs: (n + 1) * weekMs },
    key: `key ${n}`,
    exists,
    reason: null,
    runId: null,
  };
}

const october = { jobId: churn.id, from: '2026-10-01', to: '2026-10-31' };

test('a report is made again from the data that was asked for', () => {
  const { services, did } = servicesOf({ runs: [run] });
  const call = createHandlers(services)['report.again'];
  expect(call({ runId: run.id, data: 'as-it-was' })).toEqual({ runId: 'again' });
  expect(did).toEqual([`made ${run.id} again as-it-was`]);
  expect(() => call({ runId: 'unknown', data: 'as-it-was' })).toThrow('There is no such report.');
});

test('a report read shows its versions, and one made again waits to be sent', () => {
  const again = {
    ...run,
    id: 'm0again12345',
    revision: 2,
    trigger: 'again',
    again: 'as-is-now',
  } as const;
  const { services } = servicesOf({ runs: [again, run] });
  const read = createHandlers(services)['report.read'];
  expect(read({ runId: again.id })).toMatchObject({
    versions: [
      { runId: run.id, revision: 1 },
      { runId: again.id, revision: 2 },
    ],
    revised: { runId: run.id, why: 'as the data is now, which has not changed', changes: [] },
    canSend: true,
  });
  expect(read({ runId: run.id })).toMatchObject({ revised: null, canSend: false });
});

test('a backfill makes only what is left out', () => {
  const windows = [aWeek(1, 'done'), aWeek(2, 'missed'), aWeek(3, 'under way'), aWeek(4, 'failed')];
  const { services, did } = servicesOf({ windows });
  const handlers = createHandlers(services);
  expect(handlers['backfill.preview'](october)).toHaveLength(4);
  expect(handlers['backfill.start'](october)).toEqual({ started: 2 });
  expect(did).toEqual(['filled week:2', 'filled week:4']);
});

test('days in the wrong order are refused on their field', () => {
  const { services, did } = servicesOf({});
  const answer = createHandlers(services)['backfill.start']({ ...october, to: '2026-09-30' });
  expect(answer).toBeInstanceOf(Refused);
  expect(did).toEqual([]);
});

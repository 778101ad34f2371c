import { expect, test } from 'vitest';
import type { SlotRecord } from '../../../main/domain/run/run.ts';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { Refused } from '../../../main/ipc/refused.ts';
import type { UpcomingView } from '../../../preload/contract/upcoming-view.ts';

import { churn, record, run } from './cast.ts';
import { servicesOf } from './fake-services.ts';

const missed: SlotRecord = {
  ...record,
  outcome: 'missed',
  reason: 'asleep',
  runId: null,
  run: null,
};
const week = { key: 'week:2026-W44', fromMs: 0, toMs: 1 };

/** Services whose ledger holds this slot, with the window it has, and the runs of that window. */
function afterNight({
  slot = missed,
  window = week as typeof week | null,
  runs = [] as (typeof run)[],
}) {
  const { services, did } = servicesOf({ runs, slots: () => [slot] });
  const history = { ...services.history, slot: () => slot };
  const drafts = { ...services.drafts, windowOf: () => window, keyOf: () => run.key ?? '' };
  return { handlers: createHandlers({ ...services, history, drafts }), did };
}

const awayOf = async (given: Parameters<typeof afterNight>[0]) => {
  const view = (await afterNight(given).handlers['upcoming.read'](null)) as UpcomingView;
  return view.away.map(({ canRun }) => canRun);
};

test('the report of a missed time is made for the period that it would have had', async () => {
  const { handlers, did } = afterNight({});
  const answer = await handlers['slot.run']({ jobId: churn.id, slot: missed.slot });
  expect(answer).toEqual({ runId: 'filled' });
  expect(did).toEqual(['filled week:2026-W44']);
});

test('a time whose period goes to the next report has none of its own, and says so', async () => {
  const { handlers, did } = afterNight({ window: null });
  const answer = await handlers['slot.run']({ jobId: churn.id, slot: missed.slot });
  expect(answer).toBeInstanceOf(Refused);
  expect(did).toEqual([]);
});

test('a missed time offers its report while no other run has made it', async () => {
  expect(await awayOf({})).toEqual([true]);
  expect(await awayOf({ runs: [run] })).toEqual([false]);
  expect(await awayOf({ runs: [{ ...run, state: 'failed' }] })).toEqual([true]);
  expect(await awayOf({ window: null })).toEqual([false]);
});

test('what ran on time, or was off, is no news', async () => {
  expect(await awayOf({ slot: record })).toEqual([]);
  expect(await awayOf({ slot: { ...missed, outcome: 'skipped', reason: 'disabled' } })).toEqual([]);
  expect(await awayOf({ slot: { ...record, reason: 'catch-up' } })).toEqual([false]);
});

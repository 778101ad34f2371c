import { expect, test } from 'vitest';
import {
  type DueDelivery,
  groupDeliveries,
  summarize,
} from '../../../../main/domain/delivery/summary.ts';

const minuteMs = 60_000;
const dueAtMs = Date.parse('2026-03-03T02:00:00Z');
const wokenMs = dueAtMs + 5 * 60 * minuteMs;

function delivery(id: number, change: Partial<DueDelivery> = {}): DueDelivery {
  const runId = `run-${id}`;
  return {
    id,
    runId,
    subject: `run:${runId}`,
    channel: 'notification',
    recipient: 'desktop',
    required: false,
    payload: { title: `Job ${id}`, body: 'ready', opens: { screen: 'report', runId } },
    state: 'pending',
    isHeld: false,
    isMaybeDuplicate: false,
    askedAtMs: null,
    tries: 0,
    nextAtMs: wokenMs + minuteMs,
    failure: null,
    of: { jobId: 'sales', trigger: 'catch-up', dueAtMs, requestedAtMs: wokenMs },
    ...change,
  };
}

const failed = (id: number) =>
  delivery(id, {
    payload: { title: 'failed', body: 'no', opens: { screen: 'run', runId: `run-${id}` } },
  });
const onTime = delivery(9, {
  of: { jobId: 'sales', trigger: 'schedule', dueAtMs, requestedAtMs: dueAtMs },
});
const byHand = delivery(8, {
  of: { jobId: 'sales', trigger: 'manual', dueAtMs: null, requestedAtMs: wokenMs },
});
const left = { trigger: 'catch-up', dueAtMs, requestedAtMs: wokenMs, nextAtMs: null } as const;

function groups(due: readonly DueDelivery[], unended: readonly (typeof left)[], afterMs: number) {
  return groupDeliveries(due, () => unended, wokenMs + afterMs).map((group) =>
    group.map(({ id }) => id),
  );
}

test('what was missed waits for the last of it, and is then told together', () => {
  const due = [delivery(1), delivery(2)];
  expect([groups(due, [left], 2 * minuteMs), groups(due, [], 2 * minuteMs)]).toEqual([
    [],
    [[1, 2]],
  ]);
});

test('what is due now or was asked for waits for nothing', () => {
  expect(groups([delivery(1), byHand, onTime], [left], 2 * minuteMs)).toEqual([[8], [9]]);
});

test('the first is held back for half an hour at most', () => {
  expect(groups([delivery(1)], [left], 31 * minuteMs)).toEqual([[1]]);
});

test('a summary counts reports and failures, and opens Upcoming (H08)', () => {
  expect(summarize([delivery(1), failed(2), delivery(3)])).toEqual({
    title: '3 reports were due while you were away',
    body: '2 are ready, 1 failed',
    opens: { screen: 'upcoming' },
  });
});

test('a report alone is told as ever', () => {
  const one = delivery(1);
  expect(summarize([one])).toEqual(one.payload);
});

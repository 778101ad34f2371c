import { expect, test } from 'vitest';
import type { Outcome, Reason, SlotRecord } from '../../../main/domain/run/run.ts';
import { reasonText } from '../../../main/ipc/views/reason-text.ts';
import { slotText } from '../../../main/ipc/views/slot-text.ts';
import { record, run } from './cast.ts';

const said = (outcome: Outcome, reason: Reason) => reasonText({ ...record, outcome, reason });

test.each<[Outcome, Reason, string]>([
  ['succeeded', 'on time', 'on time'],
  ['succeeded', 'catch-up', 'caught up later'],
  ['failed', 'undelivered', 'report made, but not delivered'],
  ['skipped', 'overlap', 'skipped: the run before was still going'],
  ['missed', 'asleep', 'missed while asleep'],
  ['missed', 'off', 'missed while Almanac was not running'],
  ['superseded', 'by 2026-11-02T09:00|America/New_York', 'combined into Mon 2 Nov 09:00'],
])('%s (%s) is told as: %s', (outcome, reason, text) => expect(said(outcome, reason)).toBe(text));

test('what has not ended says where it is', () => {
  const at = (part: Partial<NonNullable<SlotRecord['run']>>) =>
    reasonText({ ...record, outcome: null, reason: null, run: { ...run, ...part } });
  const failure = { code: 'crashed', message: '', permanent: false } as const;
  expect(at({ state: 'running' })).toBe('running');
  expect(at({ state: 'recorded' })).toBe('waiting for its turn');
  expect(at({ state: 'recorded', failure, nextAtMs: 5 })).toBe('will be tried again');
});

test('a slot is named by the time that its schedule names', () => {
  expect(slotText('2026-03-08T02:30|America/New_York')).toBe('Sun 8 Mar 02:30');
  expect(slotText('2026-11-01T05:00:00Z')).toBe('Sun 1 Nov 05:00 UTC');
  expect(slotText('manual:m0abc')).toBe('a run by hand');
});

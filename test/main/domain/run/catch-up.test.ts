import { expect, test } from 'vitest';
import type { CatchUp } from '../../../../main/domain/job/job.ts';
import { type DueSlot, decideCatchUp } from '../../../../main/domain/run/catch-up.ts';

const hourMs = 3_600_000;
const policy: CatchUp = { policy: 'latest', withinMs: 48 * hourMs, graceMs: null, max: 2 };

/** Slots named by their hour, each with one hour of grace, missed while asleep. */
function due(...hours: readonly number[]): DueSlot[] {
  return hours.map((hour) => ({
    slot: { text: `${hour}h`, dueAtMs: hour * hourMs, zone: 'UTC' },
    graceMs: hourMs,
    absence: 'asleep',
  }));
}

function decided(slots: DueSlot[], choice: Partial<CatchUp>, nowHour: number): string[] {
  return decideCatchUp(slots, { ...policy, ...choice }, nowHour * hourMs).map((decision) =>
    decision.verdict === 'run'
      ? `${decision.slot.text} ${decision.trigger}${decision.covers.map((slot) => ` +${slot}`).join('')}`
      : `${decision.slot.text} ${'outcome' in decision ? decision.outcome : decision.verdict} (${decision.reason})`,
  );
}

test.each([
  [
    'latest',
    ['1h superseded (by 3h)', '2h superseded (by 3h)', '3h catch-up +1h +2h', '9h schedule'],
  ],
  [
    'earliest',
    ['1h catch-up +2h +3h', '2h superseded (by 1h)', '3h superseded (by 1h)', '9h schedule'],
  ],
  ['all', ['1h missed (asleep)', '2h catch-up', '3h catch-up', '9h schedule']],
  ['skip', ['1h missed (asleep)', '2h missed (asleep)', '3h missed (asleep)', '9h schedule']],
] as const)(
  'after a night asleep, policy %s picks what runs and names the rest',
  (name, expected) => {
    expect(decided(due(1, 2, 3, 9), { policy: name }, 9.5)).toEqual(expected);
  },
);

test('a slot older than the catch-up horizon is missed, whatever the policy', () => {
  expect(decided(due(1, 60), { policy: 'latest' }, 100)).toEqual([
    '1h missed (past grace)',
    '60h catch-up',
  ]);
});

test("a start at the very end of the grace is still the slot's own", () => {
  expect(decided(due(9), {}, 10)).toEqual(['9h schedule']);
});

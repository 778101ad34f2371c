import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSchedule } from '../../../main/domain/job/check-schedule.ts';
import type { Slot } from '../../../main/domain/schedule/slot.ts';
import { parseWindow, type Window } from '../../../main/domain/schedule/window.ts';
import { windowBefore } from '../../../main/domain/schedule/window-before.ts';
import { slotWindow } from '../../../main/engine/slot-window.ts';
import { createTimetable } from '../../../main/engine/timetable.ts';
import { changesOf, dayMs, thirtyZones } from '../../oracle/changes.ts';
import { rareExpression } from '../../oracle/expressions.ts';
import { oracleWindow } from '../../oracle/window-oracle.ts';

const seed = 20_261_124;
const timetable = createTimetable({ systemZone: () => 'UTC' });

const minute = fc.integer({ min: 0, max: 59 });
const hour = fc.integer({ min: 0, max: 23 });
const date = fc.constantFrom('1', '2', '15', '28', 'L', 'LW', '15W');
const weekday = fc.constantFrom('MON', 'SUN', 'SAT', '3');

/** A kind of window, schedules that give each of its periods one slot, and how far to look. */
const kinds: readonly [string, fc.Arbitrary<string>, number][] = [
  ['hour', minute.map((m) => `${m} * * * *`), 4],
  ['day', dated('*', fc.constantFrom('*', 'MON-FRI', 'MON,THU', '6#2', 'SUN')), 40],
  ['week', dated('*', weekday), 90],
  ['month', dated(date, fc.constant('*')), 400],
  ['quarter', dated(date, fc.constant('*'), '1,4,7,10'), 900],
  ['year', dated(date, fc.constant('*'), '3'), 1500],
];

function dated(days: string | fc.Arbitrary<string>, weekdays: fc.Arbitrary<string>, months = '*') {
  const dates = typeof days === 'string' ? fc.constant(days) : days;
  return fc
    .tuple(minute, hour, dates, weekdays)
    .map(([m, h, day, name]) => `${m} ${h} ${day} ${months} ${name}`);
}

interface Case {
  readonly cron: string;
  readonly zone: string;
  readonly fromMs: number;
}

/** A schedule in one of thirty zones, looked at from shortly before one of its changes. */
function cases(crons: fc.Arbitrary<string>): fc.Arbitrary<Case> {
  return fc.tuple(crons, fc.constantFrom(...thirtyZones), fc.nat(100)).map(([cron, zone, n]) => {
    const changes = changesIn(zone);
    const atMs = changes[n % Math.max(1, changes.length)]?.atMs ?? Date.parse('2024-02-27T00:00Z');
    return { cron, zone, fromMs: atMs - 2 * dayMs };
  });
}

const changesKnown = new Map<string, ReturnType<typeof changesOf>>();
function changesIn(zone: string) {
  const changes = changesKnown.get(zone) ?? changesOf(zone);
  changesKnown.set(zone, changes);
  return changes;
}

/** The windows of consecutive slots, after each was held against the oracle. */
function provenWindows(kind: string, { cron, zone, fromMs }: Case, days: number): Window[] {
  const job = { id: 'job', schedule: { cron, timezone: zone }, window: parseWindow(kind) };
  const slots = timetable.between(job, fromMs - 40 * dayMs, fromMs + days * dayMs, 200);
  const windows: Window[] = [];
  slots.forEach((slot: Slot, n) => {
    // What came before the first slots is not in the list, so the oracle could not see it.
    if (n < 2) return;
    const { window } = slotWindow(job, slot, timetable);
    expect([slot.text, window]).toEqual([slot.text, oracleWindow(kind, slots.slice(0, n + 1))]);
    if (!window) return;
    expect(window.fromMs).toBeLessThan(window.toMs);
    expect(window.toMs).toBeLessThanOrEqual(slot.dueAtMs);
    windows.push(window);
  });
  return windows;
}

describe(`windows agree with dates worked out from Intl (seed ${seed})`, () => {
  test.each(kinds)(
    '%s windows of consecutive slots follow each other without gap or overlap',
    (kind, crons, days) => {
      const property = fc.property(cases(crons), (each) => {
        const job = {
          schedule: { cron: each.cron, timezone: each.zone },
          window: parseWindow(kind),
        };
        fc.pre(checkSchedule(job, timetable, each.fromMs).length === 0);
        const windows = provenWindows(kind, each, days);
        const distinct = windows.filter(({ key }, n) => key !== windows[n - 1]?.key);
        expect(new Set(distinct.map(({ key }) => key)).size).toBe(distinct.length);
        // Only the hour that a zone repeats by half gives one window to two slots.
        if (kind !== 'hour') expect(distinct).toEqual(windows);
        expect(distinct.slice(1).map(({ fromMs }) => fromMs)).toEqual(
          distinct.slice(0, -1).map(({ toMs }) => toMs),
        );
      });
      fc.assert(property, { seed, numRuns: 60 });
    },
  );

  test.each([
    'slot',
    'trailing:28d',
    'trailing:1d',
    'to-date:week',
    'to-date:month',
    'to-date:quarter',
    'to-date:year',
  ])('%s windows have a key a slot, and end where DESIGN says', (kind) => {
    const property = fc.property(cases(rareExpression), (each) => {
      const windows = provenWindows(kind, each, 20);
      expect(new Set(windows.map(({ key }) => key)).size).toBe(windows.length);
    });
    fc.assert(property, { seed, numRuns: 30 });
  });

  test.each(['week', 'month', 'quarter', 'year'])(
    'the %s before a window is the window before',
    (kind) => {
      const spec = parseWindow(kind);
      const [, crons, days] =
        kinds.find(([name]) => name === kind) ?? (kinds[0] as (typeof kinds)[0]);
      const property = fc.property(cases(crons), (each) => {
        const windows = provenWindows(kind, each, days);
        const before = windows.map((window) => windowBefore(spec, window, each.zone));
        expect(before.slice(1).map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual(
          windows.slice(0, -1).map(({ fromMs, toMs }) => [fromMs, toMs]),
        );
      });
      fc.assert(property, { seed, numRuns: 20 });
    },
  );
});

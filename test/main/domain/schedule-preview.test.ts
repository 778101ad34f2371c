import { expect, test } from 'vitest';
import { clockNights } from '../../../main/domain/schedule/clock-nights.ts';
import { dateChanges } from '../../../main/domain/schedule/date-changes.ts';
import { sleepHabit } from '../../../main/domain/schedule/sleep-habit.ts';

const ms = (text: string) => Date.parse(text);
const slotAt = (text: string) => ({ text, dueAtMs: ms(text), zone: 'Europe/Berlin' });
const mondays = ['2026-03-02', '2026-03-09', '2026-03-16'];
const at = (time: string) => mondays.map((day) => slotAt(`${day}T${time}:00Z`));

test('an edit of the time moves each date, an equal one moves none', () => {
  expect(dateChanges(at('08:00'), at('06:00'), 3)).toEqual([
    { beforeMs: ms('2026-03-02T08:00Z'), afterMs: ms('2026-03-02T06:00Z'), zone: 'Europe/Berlin' },
    { beforeMs: ms('2026-03-09T08:00Z'), afterMs: ms('2026-03-09T06:00Z'), zone: 'Europe/Berlin' },
    { beforeMs: ms('2026-03-16T08:00Z'), afterMs: ms('2026-03-16T06:00Z'), zone: 'Europe/Berlin' },
  ]);
  expect(dateChanges(at('08:00'), at('08:00'), 3)).toEqual([]);
});

test('an excluded day is one that goes, another day is one that comes, and only common time counts', () => {
  const shut = { ...slotAt('2026-03-02T08:00:00Z'), excluded: 'Christmas Day' };
  const after = at('08:00').with(0, shut).with(2, slotAt('2026-03-11T08:00:00Z'));
  const changes = dateChanges(at('08:00'), after, 3);
  expect(changes.map(({ beforeMs, afterMs }) => [beforeMs, afterMs])).toEqual([
    [ms('2026-03-02T08:00Z'), null],
    [null, ms('2026-03-11T08:00Z')],
  ]);
});

test('of a day with several times, at which a list ends, nothing is said', () => {
  const hours = ['20:00', '21:00', '22:00'].map((time) => slotAt(`2026-03-01T${time}:00Z`));
  expect(dateChanges(hours, [slotAt('2026-03-01T20:00:00Z')], 3)).toEqual([]);
});

test('a local day is a day of the zone: 23:30 UTC is the next morning in Berlin', () => {
  const changes = dateChanges(
    [slotAt('2026-03-02T23:30:00Z')],
    [slotAt('2026-03-03T07:00:00Z')],
    9,
  );
  expect(changes).toHaveLength(1);
});

test('the two coming nights of a zone, and none where clocks never change', () => {
  const nights = clockNights('Europe/Berlin', ms('2026-01-10T00:00Z'));
  expect(nights.map(({ from, to, isForward }) => [from, to, isForward])).toEqual([
    ['02:00', '03:00', true],
    ['03:00', '02:00', false],
  ]);
  expect(nights[0]?.atMs).toBe(ms('2026-03-29T01:00Z'));
  expect((nights[0]?.dayToMs ?? 0) - (nights[0]?.dayFromMs ?? 0)).toBe(23 * 3_600_000);
  expect(clockNights('Asia/Tokyo', ms('2026-01-10T00:00Z'))).toEqual([]);
});

const sundays = Array.from({ length: 10 }, (_, week) => ({
  dueAtMs: ms('2026-03-01T22:00Z') - week * 7 * 86_400_000,
  zone: 'Europe/Berlin',
}));
const nightOf = ({ dueAtMs }: { readonly dueAtMs: number }) => ({
  fromMs: dueAtMs - 3_600_000,
  toMs: dueAtMs + 9 * 3_600_000,
  kind: 'asleep' as const,
});

test('asleep on nine of the last ten Sundays', () => {
  const absences = sundays.slice(0, 9).map(nightOf);
  expect(sleepHabit(sundays, absences, 0)).toEqual({ away: 9, of: 10, weekday: 7 });
});

test('a laptop that is usually there, or watched for two times only, says nothing', () => {
  expect(sleepHabit(sundays, sundays.slice(0, 4).map(nightOf), 0)).toBeNull();
  expect(sleepHabit(sundays, sundays.map(nightOf), sundays[1]?.dueAtMs ?? 0)).toBeNull();
});

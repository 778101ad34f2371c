import { Cron } from 'croner';
import { expect, test } from 'vitest';
import { createTimetable } from '../../../main/engine/timetable.ts';

const timetable = createTimetable({ systemZone: () => 'Europe/Berlin' });

/** Slot text and due instant of the slots between two instants. */
function slots(cron: string, timezone: string, from: string, to: string): string[] {
  return timetable
    .between({ schedule: { cron, timezone } }, Date.parse(from), Date.parse(to))
    .map((slot) => `${slot.text} = ${new Date(slot.dueAtMs).toISOString().slice(0, 16)}Z`);
}

test('a job at 02:30 in the New York spring gap runs at 03:00, named by its nominal time (B11)', () => {
  expect(slots('30 2 * * *', 'America/New_York', '2026-03-07T12:00Z', '2026-03-09T12:00Z')).toEqual(
    [
      '2026-03-08T02:30|America/New_York = 2026-03-08T07:00Z',
      '2026-03-09T02:30|America/New_York = 2026-03-09T06:30Z',
    ],
  );
});

test('a job at 01:30 in the repeated hour runs once, the first time (B12)', () => {
  expect(slots('30 1 * * *', 'America/New_York', '2026-10-31T12:00Z', '2026-11-02T12:00Z')).toEqual(
    [
      '2026-11-01T01:30|America/New_York = 2026-11-01T05:30Z',
      '2026-11-02T01:30|America/New_York = 2026-11-02T06:30Z',
    ],
  );
});

test('an hourly job runs in both repeated hours and in none that the gap swallowed (B12)', () => {
  expect(slots('0 * * * *', 'America/New_York', '2026-11-01T04:30Z', '2026-11-01T07:30Z')).toEqual([
    '2026-11-01T05:00:00Z = 2026-11-01T05:00Z',
    '2026-11-01T06:00:00Z = 2026-11-01T06:00Z',
    '2026-11-01T07:00:00Z = 2026-11-01T07:00Z',
  ]);
  expect(
    slots('0 * * * *', 'America/New_York', '2026-03-08T05:30Z', '2026-03-08T07:30Z'),
  ).toHaveLength(2);
});

test('a daily 23:15 job in Nuuk is not lost when the gap takes the last hour of the day (B13)', () => {
  expect(slots('15 23 * * *', 'America/Nuuk', '2026-03-28T12:00Z', '2026-03-30T12:00Z')).toEqual([
    '2026-03-28T23:15|America/Nuuk = 2026-03-29T01:00Z',
    '2026-03-29T23:15|America/Nuuk = 2026-03-30T00:15Z',
  ]);
});

test.each([
  ['America/Santiago', '2026-09-06'],
  ['Africa/Cairo', '2026-04-24'],
  ['Asia/Beirut', '2026-03-29'],
])('a midnight job in %s runs at 01:00 on the day whose midnight is missing (B14)', (zone, day) => {
  const [slot] = timetable.between(
    { schedule: { cron: '0 0 * * *', timezone: zone } },
    Date.parse(`${day}T00:00Z`) - 3_600_000 * 3,
    Date.parse(`${day}T12:00Z`),
  );
  const local = new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  expect([slot?.text, local.format(slot?.dueAtMs)]).toEqual([
    `${day}T00:00|${zone}`,
    `${day} 01:00`,
  ]);
});

test('two nominal times that the gap moves to one instant are one slot, named by the earlier', () => {
  expect(
    slots('0,30 2,3 * * *', 'America/New_York', '2026-03-08T05:00Z', '2026-03-08T08:00Z'),
  ).toEqual([
    '2026-03-08T02:00|America/New_York = 2026-03-08T07:00Z',
    '2026-03-08T03:30|America/New_York = 2026-03-08T07:30Z',
  ]);
});

test.each([
  ['*/15 * * * *', '2026-11-24T10:07Z', '2026-11-24T10:15:00Z'],
  ['0 9 * * MON-FRI', '2026-11-27T12:00Z', '2026-11-30T09:00|Europe/Berlin'],
  ['0 0 1 * *', '2026-11-24T10:00Z', '2026-12-01T00:00|Europe/Berlin'],
  ['0 23 * * SUN', '2026-11-24T10:00Z', '2026-11-29T23:00|Europe/Berlin'],
  ['0 */6 * * *', '2026-11-24T10:00Z', '2026-11-24T11:00:00Z'],
  ['@daily', '2026-11-24T10:00Z', '2026-11-25T00:00|Europe/Berlin'],
  ['15 0 9 * * *', '2026-11-24T10:00Z', '2026-11-25T09:00:15|Europe/Berlin'],
  ['0 9 L * *', '2026-11-24T10:00Z', '2026-11-30T09:00|Europe/Berlin'],
  ['0 9 * * 5#2', '2026-11-24T10:00Z', '2026-12-11T09:00|Europe/Berlin'],
])('%s after %s is next due at %s', (cron, after, slot) => {
  const job = { schedule: { cron, timezone: 'system' } };
  expect(timetable.next(job, Date.parse(after))?.text).toBe(slot);
});

test('a kept answer is given only from where it was asked until it is due', () => {
  const own = createTimetable({ systemZone: () => 'UTC' });
  const job = { schedule: { cron: '0 9 * * *', timezone: 'UTC' } };
  const asked = [
    '10T12:00',
    '10T13:00',
    '10T08:00',
    '11T08:59',
    '11T09:00',
    '10T08:00',
    '09T09:00',
  ];
  const next = asked.map((at) => own.next(job, Date.parse(`2026-11-${at}:00Z`))?.text.slice(8, 10));
  expect(next).toEqual(['11', '11', '10', '11', '12', '10', '10']);
});

test('a day that never comes has no next slot (B18)', () => {
  expect(timetable.next({ schedule: { cron: '0 8 30 2 *', timezone: 'UTC' } }, 0)).toBeNull();
});

test.each([
  ['0 9 * *', /has 4 fields/],
  ['0 9 * * * * 2027', /has 7 fields/],
  ['2027-01-01T00:00:00', /has 1 field/],
  ['@sometimes', /is not a schedule/],
  ['61 9 * * *', /that can be read: Invalid value for minute: 61/],
])('%s is refused with a sentence', (cron, sentence) => {
  expect(() => timetable.next({ schedule: { cron, timezone: 'UTC' } }, 0)).toThrow(sentence);
});

test('an unknown zone is refused by name (B17)', () => {
  const job = { schedule: { cron: '0 9 * * *', timezone: 'Nowhere/City' } };
  expect(() => timetable.next(job, 0)).toThrow('"Nowhere/City" is not a time zone');
});

test.each([
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Asia/Tehran',
])('previous undoes next for a year of slots in %s, fixed and interval', (timezone) => {
  for (const cron of ['30 2 * * *', '15 0-5 * * *', '*/20 * * * *']) {
    const job = { schedule: { cron, timezone } };
    const all = timetable.between(
      job,
      Date.parse('2026-03-01T00:00Z'),
      Date.parse('2026-04-10T00:00Z'),
    );
    const back = all.slice(1).map((slot) => timetable.previous(job, slot.dueAtMs));
    expect(back).toEqual(all.slice(0, -1));
  }
});

test('away from gaps at the end of a day, every slot is due when croner itself says', () => {
  for (const timezone of [
    'America/New_York',
    'Europe/London',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
  ]) {
    for (const cron of ['30 2 * * *', '30 1 * * MON', '*/15 * * * *', '0 0 1 * *']) {
      const peer = new Cron(cron, { timezone, paused: true, fixedTimeRule: 'no-wildcard' });
      const job = { schedule: { cron, timezone } };
      let at = Date.parse('2026-01-01T00:00Z');
      for (let n = 0; n < 400; n += 1) {
        const expected = peer.nextRun(new Date(at))?.getTime();
        const slot = timetable.next(job, at);
        expect([timezone, cron, slot?.dueAtMs]).toEqual([timezone, cron, expected]);
        at = slot?.dueAtMs ?? at;
      }
    }
  }
});

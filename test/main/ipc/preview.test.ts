import { expect, test } from 'vitest';
import { isoCalendar } from '../../../main/domain/schedule/calendar.ts';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { plainPolicies } from './cast.ts';
import { servicesOf } from './fake-services.ts';

const asked = {
  id: null,
  cron: '0 7 * * *',
  timezone: 'UTC',
  window: 'day',
  policies: plainPolicies,
} as const;
const evening = Date.UTC(2026, 11, 24, 23, 30);

/** The notes of a preview whose dates are the evening before Christmas in UTC and the three after it. */
async function notesIn(zone: string, region: { country: string; region: null } | null) {
  const { services } = servicesOf({});
  const handlers = createHandlers({
    ...services,
    clock: { wallMs: () => evening - 1 },
    timetable: {
      ...services.timetable,
      next: (_job, afterMs) => {
        const dueAtMs = afterMs < evening ? evening : afterMs + 86_400_000;
        return { text: new Date(dueAtMs).toISOString(), dueAtMs, zone };
      },
      calendar: () => ({ calendar: isoCalendar, region, unknownRegion: null }),
    },
    holidays: {
      ...services.holidays,
      nameOn: (_region, date) => (date === '2026-12-25' ? 'Christmas Day' : null),
    },
  });
  const view = await handlers['job.preview'](asked);
  return 'next' in view ? view.next.slice(0, 3).map(({ note }) => note) : view;
}

test('a date on a public holiday says so although nothing moves, by the day in its own zone', async () => {
  const germany = { country: 'DE', region: null };
  expect(await notesIn('UTC', germany)).toEqual([null, 'Christmas Day', null]);
  expect(await notesIn('Europe/Berlin', germany)).toEqual(['Christmas Day', null, null]);
  expect(await notesIn('UTC', null)).toEqual([null, null, null]);
});

import type { Settings } from '../records.ts';
import { type Calendar, isoCalendar } from './calendar.ts';
import type { HolidayRegion } from './holidays.ts';

/** What jobs go by that say nothing else. */
export interface CalendarDefaults {
  readonly calendar: Calendar;
  readonly region: HolidayRegion | null;
}

export interface CalendarInUse extends CalendarDefaults {
  /** What is wrong with the region, as the end of a sentence; null when nothing is. */
  readonly unknownRegion: string | null;
}

export const plainDefaults: CalendarDefaults = { calendar: isoCalendar, region: null };

export function readCalendarDefaults(settings: Pick<Settings, 'text'>): CalendarDefaults {
  const calendar = settings.text('calendar');
  const region = settings.text('holidays');
  return {
    calendar: calendar ? JSON.parse(calendar) : isoCalendar,
    region: region ? JSON.parse(region) : null,
  };
}

/** Changes what the jobs without a calendar or country of their own go by, from their next slot on. */
export function saveCalendarDefaults(
  settings: Pick<Settings, 'set'>,
  { calendar, region }: CalendarDefaults,
): void {
  settings.set('calendar', JSON.stringify(calendar));
  settings.set('holidays', region ? JSON.stringify(region) : '');
}

import { Temporal } from 'temporal-polyfill';
import { cronFields } from './schedule.ts';

const names = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/**
 * Whether a catch-up may start now. A job that is due on working days only, by its weekday field,
 * belongs to working days: what Friday missed does not run on Saturday but on Monday.
 * @param zone in which the job's days are counted
 */
export function mayCatchUpAt(cron: string, zone: string, nowMs: number): boolean {
  if (!isOnWorkdays(cronFields(cron).dayOfWeek)) return true;
  const { dayOfWeek } = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone);
  return dayOfWeek <= 5;
}

/** Whether a weekday field names days from Monday to Friday and no other: `MON-FRI`, `1,3`, `FRI#L`. */
export function isOnWorkdays(field: string): boolean {
  return field.split(',').every((part) => {
    const [days = '', step] = part
      .toUpperCase()
      .replace(/#.*$|L$/, '')
      .split('/');
    const [from = Number.NaN, to] = days.split('-').map(dayNumber);
    // `3/2` runs on to Saturday.
    const last = to ?? (step === undefined ? from : 6);
    return from >= 1 && last <= 5 && from <= last;
  });
}

/** 0 is Sunday, and so is 7. */
function dayNumber(text: string): number {
  if (/^\d$/.test(text)) return Number(text);
  const known = names.indexOf(text);
  return known === -1 ? Number.NaN : known;
}

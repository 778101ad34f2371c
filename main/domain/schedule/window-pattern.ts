import { Temporal } from 'temporal-polyfill';
import type { Window } from './window.ts';

const place = /\{window(?::([YMDH./_-]+))?\}/g;
const mostDays = 400;

/**
 * The paths that a pattern with `{window}` means for a period. `{window}` is the name of a whole week,
 * month, quarter or year (`2026-W44`, `2026-10`), else the date of a day; with a form,
 * `{window:YYYYMMDD}`, it is always dates. A pattern with dates has one path a day of the period.
 * @returns the pattern alone when it has no such place
 */
export function patternsOfWindow(
  pattern: string,
  window: Window | null,
  zone: string,
): readonly string[] {
  if (window === null || !new RegExp(place).test(pattern)) {
    // Without a period any name may stand there.
    return [pattern.replace(place, '*')];
  }
  const named = /^(?:week|month|quarter|year):(.+)$/.exec(window.key)?.[1];
  const paths = daysOf(window, zone).map((day) =>
    pattern.replace(place, (_, form?: string) =>
      form === undefined && named !== undefined ? named : dateText(day, form ?? 'YYYY-MM-DD'),
    ),
  );
  return [...new Set(paths)];
}

function daysOf({ fromMs, toMs }: Window, zone: string): readonly Temporal.ZonedDateTime[] {
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  const end = at(toMs);
  const days = [at(fromMs)];
  for (let n = 1; n < mostDays; n += 1) {
    const day = at(fromMs).startOfDay().add({ days: n });
    if (Temporal.ZonedDateTime.compare(day, end) >= 0) break;
    days.push(day);
  }
  return days;
}

function dateText(day: Temporal.ZonedDateTime, form: string): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return form
    .replace('YYYY', String(day.year).padStart(4, '0'))
    .replace('YY', two(day.year % 100))
    .replace('MM', two(day.month))
    .replace('DD', two(day.day))
    .replace('HH', two(day.hour));
}

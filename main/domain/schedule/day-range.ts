import { Temporal } from 'temporal-polyfill';

/** The days of a month such as `2026-11`, each from midnight to midnight: days have no fixed length. */
export function monthDays(
  month: string,
  zone: string,
): readonly { readonly date: string; readonly fromMs: number; readonly toMs: number }[] {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return Array.from({ length: daysInMonth }, (_, n) => {
    const date = `${month}-${String(n + 1).padStart(2, '0')}`;
    return { date, ...dayRange(date, date, zone) };
  });
}

/** From the first midnight of one local date to the last of another: both days belong to it. */
export function dayRange(
  from: string,
  to: string,
  zone: string,
): { readonly fromMs: number; readonly toMs: number } {
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds;
  return {
    fromMs: midnight(Temporal.PlainDate.from(from)),
    toMs: midnight(Temporal.PlainDate.from(to).add({ days: 1 })),
  };
}

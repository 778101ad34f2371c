import { Temporal } from 'temporal-polyfill';
import type { Span } from '../period.ts';

/** A day of the zone, 23 to 25 hours long. */
export interface Day extends Span {
  /** 1 for Monday … 7 for Sunday. */
  readonly weekday: number;
  readonly name: string;
}

const names = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** The whole days that end by an instant, newest first. */
export function daysBefore(toMs: number, zone: string, count: number): readonly Day[] {
  const end = at(toMs, zone).toPlainDate();
  return Array.from({ length: count }, (_, back) => {
    const date = end.subtract({ days: back + 1 });
    const next = date.add({ days: 1 });
    return {
      fromMs: date.toZonedDateTime(zone).epochMilliseconds,
      toMs: next.toZonedDateTime(zone).epochMilliseconds,
      weekday: date.dayOfWeek,
      name: names[date.dayOfWeek - 1] ?? '',
    };
  });
}

/** The span moved back by days or years of the calendar of its zone, at the same wall times. */
export function movedBack(
  { fromMs, toMs }: Span,
  zone: string,
  by: { readonly days: number } | { readonly years: number },
): Span {
  return {
    fromMs: at(fromMs, zone).subtract(by).epochMilliseconds,
    toMs: at(toMs, zone).subtract(by).epochMilliseconds,
  };
}

function at(ms: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
}

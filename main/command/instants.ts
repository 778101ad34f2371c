import { Temporal } from 'temporal-polyfill';
import { badInput } from '../domain/failure.ts';
import { shortened } from '../domain/job/mistake.ts';
import { isKnownZone } from '../domain/schedule/zone.ts';

/** `2026-11-01T05:30:00.000Z` */
export function isoUtc(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString({ fractionalSecondDigits: 3 });
}

export function isoUtcOrNull(ms: number | null): string | null {
  return ms === null ? null : isoUtc(ms);
}

/** RFC 9557: `2026-11-01T01:30:00-04:00[America/New_York]` */
export function localText(ms: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toString();
}

/** For people: `Mon 2026-11-02 09:00 Europe/Berlin` */
export function readableTime(ms: number, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][at.dayOfWeek - 1];
  const time = at.toPlainTime().toString({ smallestUnit: at.second === 0 ? 'minute' : 'second' });
  return `${day} ${at.toPlainDate()} ${time} ${zone}`;
}

/** `Tue 08:00`, with the date when that day is not one of the last six. */
export function shortTime(ms: number, zone: string, nowMs: number): string {
  const [day, date, time = ''] = readableTime(ms, zone).split(' ');
  const minute = time.slice(0, 5);
  return nowMs - ms < 6 * 86_400_000 ? `${day} ${minute}` : `${day} ${date} ${minute}`;
}

/**
 * An instant as a person types it: with an offset or Z, or else local to `zone`. A date alone is its
 * local midnight; a time that comes twice is the first; one that is skipped is read as after the gap.
 * @throws RunFailure `bad-input` naming the option
 */
export function parseInstant(text: string, zone: string, option: string): number {
  try {
    const hasOffset = /(Z|[+-]\d\d(:?\d\d)?)(\[.*\])?$/i.test(text.slice(10));
    if (hasOffset) return Temporal.Instant.from(text).epochMilliseconds;
    if (text.includes('[')) return Temporal.ZonedDateTime.from(text).epochMilliseconds;
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    throw badInput(
      `${option} "${shortened(text)}" is not a time. Write for example 2026-11-01T05:30:00Z, or 2026-11-01T01:30 for local time.`,
    );
  }
}

/** The zone as it is properly written. @throws RunFailure `bad-input` for one that is not known */
export function parseZone(text: string, systemZone: string): string {
  if (text === 'system') return systemZone;
  if (text.length > 64 || !isKnownZone(text)) {
    throw badInput(
      `"${shortened(text)}" is not a time zone. Use a name such as Europe/Berlin, or system.`,
    );
  }
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
}

/** @throws RunFailure `bad-input` for what is no whole number in the range */
export function parseCount(text: string, option: string, most: number): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (count >= 1 && count <= most) return count;
  throw badInput(`${option} "${shortened(text)}" is not a whole number between 1 and ${most}.`);
}

import { Temporal } from 'temporal-polyfill';

/** The instant so many calendar days before, at the same wall time of the zone. */
export function daysBefore(ms: number, zone: string, days: number): number {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).subtract({ days })
    .epochMilliseconds;
}

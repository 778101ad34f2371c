import { Temporal } from 'temporal-polyfill';

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

/** A stretch of minutes in which a zone's wall clock keeps one distance from UTC. */
export interface Stretch {
  /** Minutes since the epoch, from (inclusive) and to (exclusive). */
  readonly from: number;
  readonly to: number;
  /** Wall minutes minus UTC minutes. */
  readonly offset: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall-clock reading of an instant in a zone, as if it were UTC: what `Intl` shows, read back. */
export function wallOf(zone: string, ms: number): number {
  let format = formats.get(zone);
  if (!format) {
    // Swedish writes a date as ISO does: 2026-11-01 01:30:00.
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    const time = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
    const reading = { ...parts, ...time, hourCycle: 'h23', calendar: 'gregory' } as const;
    format = new Intl.DateTimeFormat('sv-SE', { ...reading, timeZone: zone });
    formats.set(zone, format);
  }
  return Date.parse(`${format.format(ms).replace(' ', 'T')}Z`);
}

/**
 * The stretches of a zone between two instants, found by looking once a day and halving down to
 * the minute where two looks differ. Since 1970 no zone has changed twice within a day.
 */
export function stretchesOf(zone: string, fromMs: number, toMs: number): Stretch[] {
  const offsetAt = (minute: number) => (wallOf(zone, minute * 60_000) - minute * 60_000) / 60_000;
  const end = Math.ceil(toMs / 60_000);
  let from = Math.floor(fromMs / 60_000);
  let offset = offsetAt(from);
  const found: Stretch[] = [];
  for (let last = from; last < end; ) {
    const look = Math.min(last + 1440, end);
    const seen = offsetAt(look);
    if (seen !== offset) {
      const change = firstMinute(last, look, (minute) => offsetAt(minute) !== offset);
      found.push({ from, to: change, offset });
      from = change;
      offset = seen;
    }
    last = look;
  }
  return [...found, { from, to: end, offset }];
}

/** The first minute after `low` and up to `high` for which a question turns from no to yes. */
function firstMinute(low: number, high: number, isYes: (minute: number) => boolean): number {
  let [no, yes] = [low, high];
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (isYes(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

// One notation for every reader: 24 hours as in the words of a schedule, days before months.
const locale = 'en-GB';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "Europe/Berlin" as people say it: "Berlin". */
export const placeName = (zone: string): string =>
  (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** "09:00" */
export function clockText(ms: number, zone: string): string {
  return format(ms, zone, { hour: '2-digit', minute: '2-digit' });
}

/** "Today", "Tomorrow", "Yesterday", "Mon 24 Nov", and the year where it is another one. */
export function dayText(ms: number, zone: string, nowMs: number): string {
  const near = [
    { name: 'Today', atMs: nowMs },
    { name: 'Tomorrow', atMs: nowMs + dayMs },
    { name: 'Yesterday', atMs: nowMs - dayMs },
  ].find(({ atMs }) => dateKey(atMs, zone) === dateKey(ms, zone));
  return near?.name ?? dateText(ms, zone, nowMs);
}

/** "Today 09:00", "Mon 24 Nov 09:00" */
export function momentText(ms: number, zone: string, nowMs: number): string {
  return `${dayText(ms, zone, nowMs)} ${clockText(ms, zone)}`;
}

/** The same within a sentence: "today 09:00", "Mon 24 Nov 09:00" */
export function momentWithin(ms: number, zone: string, nowMs: number): string {
  return `${dayWithin(ms, zone, nowMs)} ${clockText(ms, zone)}`;
}

/** A day within a sentence: "today", "Mon 24 Nov" */
export function dayWithin(ms: number, zone: string, nowMs: number): string {
  const text = dayText(ms, zone, nowMs);
  return /^(Today|Tomorrow|Yesterday)$/.test(text) ? text.toLowerCase() : text;
}

/** "Monday 24 November 2026, 09:00 Europe/Berlin (GMT+1), 08:00 UTC": what a pointer over a time shows. */
export function fullTimeText(ms: number, zone: string): string {
  const day = format(ms, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const offset = partOf(ms, zone, { timeZoneName: 'shortOffset' }, 'timeZoneName');
  const local = `${day.replace(',', '')}, ${clockText(ms, zone)} ${zone}`;
  return zone === 'UTC' ? local : `${local} (${offset}), ${clockText(ms, 'UTC')} UTC`;
}

/** "23 Nov 2026, 09:00:02" */
export function exactTimeText(ms: number, zone: string): string {
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  return format(ms, zone, { day: 'numeric', month: 'short', year: 'numeric', ...time });
}

/** "in 23 min", "5 min ago", "now" */
export function relativeText(ms: number, nowMs: number): string {
  const distanceMs = Math.abs(ms - nowMs);
  if (distanceMs < minuteMs / 2) return 'now';
  const text = roughText(distanceMs);
  return ms > nowMs ? `in ${text}` : `${text} ago`;
}

// Never broken between number and unit.
const space = '\u00a0';

/** "0.4 s", "12 s", "3 min 5 s", "2 h 10 min" */
export function durationText(ms: number): string {
  if (ms < 9_950) return `${(Math.max(ms, 0) / 1000).toFixed(1)}${space}s`;
  if (ms < minuteMs) return `${Math.floor(ms / 1000)}${space}s`;
  if (ms < hourMs) return pair(ms, minuteMs, 'min', 1000, 's');
  return pair(ms, hourMs, 'h', minuteMs, 'min');
}

/**
 * The half-open period `[from, to)` as people say it: "Mon 23 Nov", "Fri 20 – Sun 22 Nov",
 * "November 2026", "Mon 23 Nov 09:00 – 10:00".
 */
export function periodText(fromMs: number, toMs: number, zone: string, nowMs: number): string {
  if (!isMidnight(fromMs, zone) || !isMidnight(toMs, zone)) {
    const isOneDay = dateKey(fromMs, zone) === dateKey(toMs, zone);
    const end = isOneDay ? clockText(toMs, zone) : spelled(toMs, zone, nowMs);
    return `${spelled(fromMs, zone, nowMs)} – ${end}`;
  }
  const lastMs = toMs - 1;
  const last = dateText(lastMs, zone, nowMs);
  if (dateKey(fromMs, zone) === dateKey(lastMs, zone)) return last;
  const isFirst = (ms: number) => partOf(ms, zone, { day: 'numeric' }, 'day') === '1';
  const month = (ms: number) => format(ms, zone, { month: 'long', year: 'numeric' });
  if (isFirst(fromMs) && isFirst(toMs) && month(fromMs) === month(lastMs)) return month(fromMs);
  return `${dateText(fromMs, zone, nowMs)} – ${last}`;
}

function spelled(ms: number, zone: string, nowMs: number) {
  return `${dateText(ms, zone, nowMs)} ${clockText(ms, zone)}`;
}

function roughText(ms: number): string {
  if (ms < hourMs) return `${Math.round(ms / minuteMs)} min`;
  if (ms < 6 * hourMs) return pair(ms, hourMs, 'h', minuteMs, 'min');
  if (ms < 2 * dayMs) return `${Math.round(ms / hourMs)} h`;
  return `${Math.round(ms / dayMs)} days`;
}

function pair(ms: number, bigMs: number, big: string, smallMs: number, small: string): string {
  const rest = Math.floor((ms % bigMs) / smallMs);
  const more = rest > 0 ? `${space}${rest}${space}${small}` : '';
  return `${Math.floor(ms / bigMs)}${space}${big}${more}`;
}

function dateText(ms: number, zone: string, nowMs: number): string {
  const year = partOf(ms, zone, { year: 'numeric' }, 'year');
  const isThisYear = year === partOf(nowMs, zone, { year: 'numeric' }, 'year');
  const options = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const text = format(ms, zone, options).replace(',', '');
  return isThisYear ? text : `${text} ${year}`;
}

function dateKey(ms: number, zone: string): string {
  return format(ms, zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
}

function isMidnight(ms: number, zone: string): boolean {
  return clockText(ms, zone) === '00:00';
}

function partOf(
  ms: number,
  zone: string,
  options: Intl.DateTimeFormatOptions,
  type: Intl.DateTimeFormatPartTypes,
): string {
  const parts = formatter(zone, options).formatToParts(ms);
  return parts.find((part) => part.type === type)?.value ?? '';
}

function format(ms: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  return formatter(zone, options).format(ms);
}

// A formatter costs a hundred times what formatting does, and a list asks for the same few.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone}|${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone, hourCycle: 'h23' });
  formatters.set(key, made);
  return made;
}

// Format characters turn text around or hide it; but the two joiners hold emoji and many scripts
// together.
const unprintable = /(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s])+/gu;

/**
 * Text for a menu, a title or a notification: one line, no control or direction characters, and
 * not longer than `longest` characters as a person counts them.
 */
export function plainLine(text: string, longest: number): string {
  // Cut before counting, so that a name of a megabyte costs nothing.
  const line = text
    .slice(0, longest * 16)
    .replace(unprintable, ' ')
    .trim();
  const letters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line)];
  if (letters.length <= longest && line.length <= longest * 4) return line;
  const kept = letters.slice(0, longest - 1).map(({ segment }) => segment.slice(0, 16));
  return `${kept.join('').trimEnd()}…`;
}

/** "14:00" today, "tomorrow 09:00", "Mon 09:00" within a week, "2 Nov 09:00" beyond. */
export function dueText(dueAtMs: number, nowMs: number, zone: string): string {
  const time = format(dueAtMs, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const days = dayNumber(dueAtMs, zone) - dayNumber(nowMs, zone);
  if (days === 0) return time;
  if (days === 1) return `tomorrow ${time}`;
  if (days > 1 && days < 7) return `${format(dueAtMs, zone, { weekday: 'short' })} ${time}`;
  return `${format(dueAtMs, zone, { day: 'numeric', month: 'short' })} ${time}`;
}

/** Days since 1970 of the local date. */
function dayNumber(ms: number, zone: string): number {
  const parts = format(ms, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).split('/');
  return Date.UTC(Number(parts[2]), Number(parts[1]) - 1, Number(parts[0])) / 86_400_000;
}

function format(ms: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(ms);
}

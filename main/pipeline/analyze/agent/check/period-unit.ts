import type { Reference, Taken } from './claim.ts';
import { horizonOf } from './horizon.ts';
import type { Ground } from './sense.ts';

const unit = '(day|week|month|quarter|year)';
const said = new RegExp(
  `\\b(?:this|the|last|next|past|previous|coming|current|whole) ${unit}\\b(?! to date)`,
  'gi',
);
const behind = new RegExp(`^ ${unit}s\\b`, 'i');

/** What the period of the report is called; null where its days do not tell, as with an hour. */
export function unitOf({ window: { from, to } }: Pick<Ground, 'window'>): string | null {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  if (days === 7) return 'week';
  if (days >= 28 && days <= 31) return 'month';
  if (days >= 89 && days <= 92) return 'quarter';
  return days === 365 || days === 366 ? 'year' : null;
}

/** "The last {13} months", "for next month" beside a figure of weeks. */
export function periodUnitMistakes(
  { text, references }: Taken,
  { sense, at, end }: Reference,
  place: number,
  ground: Ground,
): readonly string[] {
  const own = unitOf(ground);
  const { label } = sense.fact;
  if (own === null || horizonOf(sense) !== null || !/\bperiods?\b|\boutlook\b/.test(label))
    return [];
  // What is of a single day, or of a weekday, has another measure of time besides.
  if (/\d{4}-\d{2}-\d{2}|weekday|^days\b/.test(label)) return [];
  const lead = text.slice(references[place - 1]?.end ?? 0, at);
  const rest = text.slice(end, references[place + 1]?.at ?? text.length);
  const counted = /\bperiods\b/.test(label) ? behind.exec(rest)?.[1] : undefined;
  const units = [...`${lead} ${rest}`.matchAll(said)].map(([, word = '']) => word.toLowerCase());
  const other = counted?.toLowerCase() ?? (units.includes(own) ? undefined : units[0]);
  return other === undefined || other === own
    ? []
    : [`it speaks of a ${other}, and the period is a ${own}`];
}

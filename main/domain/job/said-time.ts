import type { SaidWords } from './said-words.ts';

/** A time of day. */
export interface SaidTime {
  readonly hour: number;
  readonly minute: number;
}

const names = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const hour = '(?:2[0-3]|[01]?\\d)(?!\\d)';
const minute = '[:.h][0-5]\\d';
const one = `(?:${hour}(?:${minute})?(?![:.]\\d)(?: ?(?:am|pm|a\\.m\\.?|p\\.m\\.?)(?![a-z]))?(?: ?(?:o'clock|h)(?![a-z]))?|noon|midday|midnight|half past (?:${hour}|${names.join('|')})|(?:${names.join('|')})(?: o'clock)?(?: ?(?:am|pm))?(?![a-z]))`;
const partOfDay = '(?: (?:in the (?:morning|afternoon|evening)|at night|sharp))?';
const readyBy = new RegExp(
  `(?: (?:be|is|are|have it|want it))?(?: ready| done| there| finished)? (?:by|before|no later than) (${one}${partOfDay})(?=[ ,.])`,
);
const times = new RegExp(
  ` (?:at|around|about|@) (${one}${partOfDay}(?:(?:, | and | & |, and )(?:at )?${one}${partOfDay})*)(?=[ ,.;])`,
);
const bare = new RegExp(
  ` (${hour}[:h][0-5]\\d(?: ?(?:am|pm))?|${hour} ?(?:am|pm)|noon|midnight)(?=[ ,.])`,
);

/** "ready by 9", "before 08:30" */
export function takeReadyBy(words: SaidWords): SaidTime | null {
  const found = words.take(readyBy);
  return found?.[1] === undefined ? null : timeOf(found[1]);
}

/** "at 9", "at 9:30 and 17:30", "7am"; an hour or minute that no clock has is left unread. */
export function takeTimes(words: SaidWords): readonly SaidTime[] {
  const found = words.take(times) ?? words.take(bare);
  const parts = found?.[1]?.split(/, and |, | and | & /) ?? [];
  return parts.flatMap((part) => timeOf(part.replace(/^at /, '')) ?? []);
}

/** "every morning": the time that nobody named. */
export function usualTime(partOfTheDay: string | undefined): SaidTime | null {
  const hours: Readonly<Record<string, number>> = {
    morning: 8,
    noon: 12,
    afternoon: 14,
    evening: 18,
    night: 22,
  };
  const hour = partOfTheDay === undefined ? undefined : hours[partOfTheDay];
  return hour === undefined ? null : { hour, minute: 0 };
}

/** "09:30" */
export function clockText({ hour, minute }: SaidTime): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function timeOf(said: string): SaidTime | null {
  if (/^(noon|midday)/.test(said)) return { hour: 12, minute: 0 };
  if (said.startsWith('midnight')) return { hour: 0, minute: 0 };
  const isHalf = said.startsWith('half past ');
  const text = said.replace('half past ', '');
  const [, digits, minutes] = /^(\d{1,2})(?:[:.h](\d{2}))?/.exec(text) ?? [];
  const named = names.findIndex((name) => text.startsWith(name)) + 1;
  const hour = digits === undefined ? named : Number(digits);
  const minute = isHalf ? 30 : Number(minutes ?? 0);
  const isAfternoon = /p\.?m|afternoon|evening|at night/.test(text) && hour < 12;
  const isMidnight = /a\.?m/.test(text) && hour === 12;
  const read = isMidnight ? 0 : isAfternoon ? hour + 12 : hour;
  return read > 23 || minute > 59 || (digits === undefined && named === 0)
    ? null
    : { hour: read, minute };
}

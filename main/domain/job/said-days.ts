import type { SaidWords } from './said-words.ts';

/** On which days, or how often, a sentence says that something happens. */
export interface SaidDays {
  /** Day of month, month and weekday of a cron expression. */
  readonly days: string;
  /** The period that a report on such days is usually about. */
  readonly window: string;
  /** Minute and hour, where it is due more often than daily. */
  readonly often?: string;
  /** "morning", where only that is said. */
  readonly partOfDay?: string | undefined;
  /** `3 of month` */
  readonly workday?: string;
}

const each = '(?:every|each|on|once a|once an|per|all)';
const dayName =
  '(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?';
const plainDay = dayName.replace('(', '(?:');
const ordinal =
  '(first|second|third|fourth|fifth|last|1st|2nd|3rd|[4-9]th|1[0-9]th|2[0-9]th|30th|31st|2[123](?:st|nd|rd))';
const partOfDay = '(morning|afternoon|evening|night)';
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

type Rule = readonly [RegExp, (found: RegExpExecArray) => SaidDays | null];

const daily = { days: '* * *', window: 'day' } as const;
const weekdays = { days: '* * MON-FRI', window: 'day' } as const;

/** The first rule that fits counts: what is narrower stands before what is wider. */
const rules: readonly Rule[] = [
  [/ (?:every|each) (\d{1,2}) (?:min|mins|minutes)\b/, ([, n]) => often(Number(n), 60, `*/${n} *`)],
  [/ (?:every|each) (?:quarter of an|quarter) hour\b/, () => often(15, 60, '*/15 *')],
  [/ (?:every|each) half(?: an)? hour\b/, () => often(30, 60, '*/30 *')],
  [/ (?:every|each) (\d{1,2}) hours?\b/, ([, n]) => often(Number(n), 24, `0 */${n}`)],
  [
    / (?:every|each|once an|per) hour\b| hourly\b/,
    () => ({ ...daily, often: '0 *', window: 'hour' }),
  ],
  [
    new RegExp(
      ` (?:on |every |each )?(?:the )?${ordinal} (?:working|business|work) ?day(?: (?:of|in) (?:the|each|every|a) (month|quarter|year|week))?`,
    ),
    ([, n = '', of = 'month']) => ({
      days: '* * *',
      window: of,
      workday: `${n === 'last' ? 'last' : numberOf(n)} of ${of}`,
    }),
  ],
  [
    new RegExp(
      ` (?:on |every )?(?:the )?${ordinal} ${dayName} (?:of|in) (?:the|each|every|a) month`,
    ),
    ([, n = '', day = '']) => ({
      days: `* * ${short(day)}#${n === 'last' ? 'L' : numberOf(n)}`,
      window: 'month',
    }),
  ],
  [
    / (?:on |every )?(?:the )?last(?: day)? (?:of|in) (?:the|each|every|a) month/,
    () => ({ days: 'L * *', window: 'month' }),
  ],
  [
    new RegExp(
      ` (?:on |every )?(?:the )?${ordinal}(?: day)? (?:of|in) (?:the|each|every|a) (month|quarter|year)`,
    ),
    ([, n = '', of = 'month']) => ({
      days: `${numberOf(n)} ${{ quarter: '1,4,7,10', year: '1' }[of] ?? '*'} *`,
      window: of,
    }),
  ],
  [
    / (?:on the |every )(\d{1,2})(?:st|nd|rd|th)\b/,
    ([, n]) => (Number(n) <= 31 ? { days: `${Number(n)} * *`, window: 'month' } : null),
  ],
  [
    new RegExp(
      ` (?:${each} )?(?:weekday|workday|working day|business day)s?(?: ${partOfDay})?s?\\b`,
    ),
    ([, part]) => ({ ...weekdays, partOfDay: part }),
  ],
  [
    / (?:on |every |from )?mon(?:day)?s? ?(?:to|through|till|until|-|–) ?fri(?:day)?s?\b/,
    () => weekdays,
  ],
  [/ (?:on |at )?(?:the |every )?weekends?\b/, () => ({ days: '* * SAT,SUN', window: 'day' })],
  [
    new RegExp(
      ` (?:weekly )?(?:${each} )?(${plainDay}(?:(?:, and |, | and | & |/)(?:every |on )?${plainDay})*)(?: ${partOfDay})?s?\\b`,
    ),
    ([, named = '', part]) => {
      const days = [...named.matchAll(new RegExp(dayName, 'g'))].map(([, day = '']) => short(day));
      const isWeekly = new Set(days).size === 1;
      return { days: `* * ${days.join(',')}`, window: isWeekly ? 'week' : 'day', partOfDay: part };
    },
  ],
  [
    new RegExp(` (?:every|each|once a) day\\b| daily\\b| (?:every|each) ${partOfDay}\\b`),
    ([, part]) => ({ ...daily, partOfDay: part }),
  ],
  [/ (?:every|each|once a) week\b| weekly\b/, () => ({ days: '* * MON', window: 'week' })],
  [/ (?:every|each|once a) month\b| monthly\b/, () => ({ days: '1 * *', window: 'month' })],
  [
    / (?:every|each|once a) quarter\b| quarterly\b/,
    () => ({ days: '1 1,4,7,10 *', window: 'quarter' }),
  ],
  [
    / (?:every|each|once a) year\b| yearly\b| annually\b/,
    () => ({ days: '1 1 *', window: 'year' }),
  ],
];

/** What no schedule can say: left in the sentence, so that it is not read as something else. */
const beyond =
  / (?:(?:every|each) (?:other|second|two|2|three|3|four|4)|fortnightly|bi-?weekly|twice a)\b/;

export function takeDays(words: SaidWords): SaidDays | null {
  if (words.rest().some((phrase) => beyond.test(` ${phrase} `))) {
    const isInterval = words.rest().some((phrase) => /\d (?:min|hour)/.test(phrase));
    if (!isInterval) return null;
  }
  let said: SaidDays | null = null;
  rules.find(([pattern, read]) =>
    words.take(pattern, (found) => {
      said = read(found);
      return said !== null;
    }),
  );
  return said;
}

function often(n: number, most: number, text: string): SaidDays | null {
  // A step that does not divide the hour or the day would leave a shorter one at its end.
  return n > 0 && most % n === 0 ? { ...daily, often: text, window: 'slot' } : null;
}

function numberOf(ordinalWord: string): number {
  const at = ordinals.indexOf(ordinalWord);
  return at === -1 ? Number.parseInt(ordinalWord, 10) : at + 1;
}

function short(day: string): string {
  return day.slice(0, 3).toUpperCase();
}

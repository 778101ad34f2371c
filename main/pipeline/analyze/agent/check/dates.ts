/** A date that a text states, or the two ends of a stretch of days. */
export interface StatedDate {
  readonly text: string;
  readonly at: number;
  /** `2026-11-08`, `2026-11`, `2026`, `????-11-08` without a year, `09:10`, or a weekday's name. */
  readonly date: string;
}

const months =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
export const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

const monthName =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const ordinal = '(?:st|nd|rd|th)?';
const link = '\\s?(?:to|and|until|through|till|or|–|-)\\s?';
// "9 to 15 November", "November 9 to 15": the month is said once for both days.
const stretches = [
  new RegExp(
    `\\b(\\d{1,2})${ordinal}(?=${link}\\d{1,2}${ordinal} (?:of )?(${monthName})(?:,? (\\d{4}))?\\b)`,
    'g',
  ),
  new RegExp(`(?<=\\b(${monthName}) \\d{1,2}${ordinal}${link})(\\d{1,2})${ordinal}\\b`, 'g'),
] as const;
const patterns = [
  /\b(?:[01]?\d|2[0-3]):[0-5]\d\b/g,
  /\b(\d{4})-(\d{2})(?:-(\d{2}))?\b/g,
  new RegExp(`\\b(\\d{1,2})${ordinal} (?:of )?(${monthName})(?:,? (\\d{4}))?\\b`, 'g'),
  new RegExp(`\\b(${monthName}) (\\d{1,2})${ordinal}\\b(?:,? (\\d{4}))?`, 'g'),
  new RegExp(`\\b(${monthName})(?: (\\d{4}))?\\b`, 'g'),
  /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b/g,
  /\b(?:Q[1-4](?: \d{4})?|(?:19|20)\d{2}(?![\d.,]*\s?(?:%|EUR|USD|rows|orders)))\b/g,
];

/** The dates of a text in the order in which they are recognised; each place is taken once. */
export function datesIn(given: string): readonly StatedDate[] {
  const found: StatedDate[] = [];
  let text = given;
  const take = (at: number, length: number, date: string) => {
    found.push({ text: text.slice(at, at + length), at, date });
    text = text.slice(0, at) + '\u0001'.repeat(length) + text.slice(at + length);
  };
  const [first, last] = stretches;
  for (const match of given.matchAll(first)) {
    const [own, day = '', month = '', year = ''] = match;
    take(match.index, own.length, dateText(`${day} ${month} ${year}`));
  }
  for (const match of given.matchAll(last)) {
    const [own, month = '', day = ''] = match;
    take(match.index, own.length, dateText(`${day} ${month}`));
  }
  for (const pattern of patterns) {
    for (const match of [...text.matchAll(pattern)]) {
      if (isMaybe(match[0], text.slice(0, match.index))) continue;
      take(match.index, match[0].length, dateText(match[0]));
    }
  }
  return found;
}

/** "may" at the head of a sentence is no month. */
function isMaybe(found: string, before: string): boolean {
  return found === 'May' && !/\b(?:in|of|since|until|by|for|last|this) $/i.test(before);
}

/** A date as ISO text, as far as it is stated. */
function dateText(text: string): string {
  if (/^\d{4}(-\d{2}){0,2}$/.test(text)) return text;
  if (/^\d{1,2}:\d{2}$/.test(text)) return text.padStart(5, '0');
  const weekday = weekdays.find((name) => text.toLowerCase().startsWith(name));
  if (weekday) return weekday;
  const quarter = /^Q([1-4])(?: (\d{4}))?$/.exec(text);
  if (quarter) return `${quarter[2] ?? '????'}-Q${quarter[1]}`;
  const month =
    months.findIndex((name) => new RegExp(`\\b${name.slice(0, 3)}`, 'i').test(text)) + 1;
  const year = /\d{4}/.exec(text)?.[0] ?? '????';
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0];
  const head = `${year}-${String(month).padStart(2, '0')}`;
  return day ? `${head}-${day.padStart(2, '0')}` : head;
}

/** Whether a stated date lies in a period of ISO dates, or is one of its ends where it is a day. */
export function isDateWithin(date: string, from: string, to: string): boolean {
  if (weekdays.includes(date)) return false;
  if (date.includes('Q')) {
    const [year = '', quarter = ''] = date.split('-');
    return [from, to].every((end) => {
      const own = `Q${Math.ceil(Number(end.slice(5, 7)) / 3)}`;
      return own === quarter && (year === '????' || end.startsWith(year));
    });
  }
  const [year, ...rest] = date.split('-');
  const fits = (end: string) =>
    (year === '????' || end.slice(0, 4) === year) &&
    rest.every((part, at) => end.slice(5).split('-')[at] === part);
  return rest.length < 2 ? fits(from) && fits(to) : fits(from) || fits(to);
}

/** A number or date that a text states in its own words. */
export interface Literal {
  readonly text: string;
  readonly at: number;
  /** Null for a date. */
  readonly value: number | null;
  readonly isPercent: boolean;
  /** Half of the last stated digit: what the number may be off by. */
  readonly slack: number;
  /** `2026-11-08`, `2026-11`, `2026`, or a weekday's name; null for a number. */
  readonly date: string | null;
}

// biome-ignore format: words read by rows
const wordNumbers: Readonly<Record<string, number>> = {
  zero: 0, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17,
  eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60,
  seventy: 70, eighty: 80, ninety: 90, hundred: 100, dozen: 12, thousand: 1000, million: 1e6,
  twice: 2, thrice: 3,
};
// biome-ignore format: words read by rows
const fractions: Readonly<Record<string, number>> = {
  half: 50, third: 33.3333, quarter: 25, fifth: 20, tenth: 10, 'two-thirds': 66.6667,
  'three-quarters': 75, 'two thirds': 66.6667, 'three quarters': 75,
};
const months =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
export const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
// biome-ignore format: words read by rows
const scales: Readonly<Record<string, number>> = {
  k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, million: 1e6, bn: 1e9, billion: 1e9,
};

const monthName =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const dates = [
  /\b(?:[01]?\d|2[0-3]):[0-5]\d\b/g,
  /\b(\d{4})-(\d{2})(?:-(\d{2}))?\b/g,
  new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${monthName})(?:,? (\\d{4}))?\\b`, 'g'),
  new RegExp(`\\b(${monthName}) (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?`, 'g'),
  new RegExp(`\\b(${monthName})(?: (\\d{4}))?\\b`, 'g'),
  /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b/g,
  /\b(?:Q[1-4](?: \d{4})?|(?:19|20)\d{2}(?![\d.,]*\s?(?:%|EUR|USD|rows|orders)))\b/g,
];
const numbers =
  /(?<![\p{L}\d{])([-\u2212+]?)\s?([$€£]?)(\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(%|percent(?:age points)?|per cent|k\b|mn?\b|bn\b|thousand\b|million\b|billion\b))?/giu;
const spelled = new RegExp(
  `\\b(${Object.keys({ ...fractions, ...wordNumbers }).join('|')})s?\\b(?:[- ](percent|per cent))?`,
  'gi',
);

/** Every number and date that the text states itself. References are not looked into. */
export function findLiterals(given: string): readonly Literal[] {
  const found: Literal[] = [];
  let text = given.replace(/\{[^{}]*\}/g, (reference) => '\u0001'.repeat(reference.length));
  const take = (match: RegExpMatchArray, literal: Omit<Literal, 'text' | 'at'>) => {
    const at = match.index ?? 0;
    found.push({ text: match[0], at, ...literal });
    text = text.slice(0, at) + '\u0001'.repeat(match[0].length) + text.slice(at + match[0].length);
  };
  for (const pattern of dates) {
    for (const match of [...text.matchAll(pattern)]) {
      if (
        /^May$/.test(match[0]) &&
        !/\b(?:in|of|since|until|by|for|last|this) $/i.test(text.slice(0, match.index))
      )
        continue;
      take(match, { value: null, isPercent: false, slack: 0, date: dateText(match[0]) });
    }
  }
  for (const match of [...text.matchAll(numbers)]) {
    const at = match.index;
    const [, sign = '', , digits = '', unit = ''] = match;
    const scale = scales[unit.toLowerCase()] ?? 1;
    const fraction = digits.split('.')[1]?.length ?? 0;
    const size = Number(digits.replace(/[,\u202f\u00a0]/g, '')) * scale;
    take(match, {
      value: sign === '-' || sign === '\u2212' ? -size : size,
      isPercent: /^(%|per)/i.test(unit),
      slack: slackOf(digits, fraction, scale, text.slice(Math.max(0, at - 16), at)),
      date: null,
    });
  }
  for (const match of [...text.matchAll(spelled)]) {
    const [, word = '', percent] = match;
    if (isIdiom(text, match.index, word, match[0].length)) continue;
    const share = fractions[word.toLowerCase()];
    const value = share ?? wordNumbers[word.toLowerCase()] ?? 0;
    const isPercent = share !== undefined || percent !== undefined;
    take(match, { value, isPercent, slack: share === undefined ? 0.5 : 2.5, date: null });
  }
  return found.toSorted((a, b) => a.at - b.at);
}

const hedges = /\b(?:about|around|roughly|approximately|nearly|almost|some|circa|close to)\s$/i;

/** Half of the last stated digit; of a number that is said to be round, half of its last digit but zeros. */
function slackOf(digits: string, fraction: number, scale: number, lead: string): number {
  const zeros =
    hedges.test(lead) && fraction === 0
      ? (/0*$/.exec(digits.replace(/\D/g, ''))?.[0].length ?? 0)
      : 0;
  return (0.5 * scale * 10 ** zeros) / 10 ** fraction;
}

/** "one of the two", "in the second half", "the third quarter of the year": no figures of the data. */
function isIdiom(text: string, at: number, word: string, length: number): boolean {
  const [before, after] = [
    text.slice(Math.max(0, at - 24), at),
    text.slice(at + length, at + length + 24),
  ];
  if (/^(?:third|fifth|tenth|quarter)$/i.test(word)) {
    return (
      !/\b(?:a|one|two|by|over|about|nearly|almost) $/i.test(before) ||
      /^ (?:period|time|place|week|month|year|row|table)/i.test(after)
    );
  }
  if (/^half$/i.test(word)) return /\b(?:first|second|other|latter|better) $/i.test(before);
  if (/^two$/i.test(word)) {
    return (
      /\b(?:the|these|both|between|of the|other) $/i.test(before) &&
      /^ (?:periods?|weeks|months|regions?|columns|tables|of them|together|are|were|,|\.|$)/i.test(
        after,
      )
    );
  }
  return false;
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

/** Whether a stated date lies in a period of ISO dates, or is one of these. */
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

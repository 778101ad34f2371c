import { datesIn } from './dates.ts';

/** A number or date that a text states in its own words. */
export interface Literal {
  readonly text: string;
  readonly at: number;
  /** Null for a date. */
  readonly value: number | null;
  readonly isPercent: boolean;
  /** Half of the last stated digit: what the number may be off by. */
  readonly slack: number;
  /** As `StatedDate` has it; null for a number. */
  readonly date: string | null;
  /** "more than 17,000", "under five": the figure lies on this side of it. */
  readonly bound: 'above' | 'below' | null;
}

// biome-ignore format: words read by rows
const wordNumbers: Readonly<Record<string, number>> = {
  zero: 0, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17,
  eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60,
  seventy: 70, eighty: 80, ninety: 90, hundred: 100, dozen: 12, thousand: 1000, million: 1e6,
  twice: 2, thrice: 3, 'one percent': 1, 'one per cent': 1,
};
// biome-ignore format: words read by rows
const fractions: Readonly<Record<string, number>> = {
  half: 50, third: 33.3333, quarter: 25, fifth: 20, tenth: 10, 'two-thirds': 66.6667,
  'three-quarters': 75, 'two thirds': 66.6667, 'three quarters': 75,
};
// biome-ignore format: words read by rows
const scales: Readonly<Record<string, number>> = {
  k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, million: 1e6, bn: 1e9, billion: 1e9,
};

const numbers =
  /(?<![\p{L}\d{])([-\u2212+]?)\s?([$€£]?)(\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(%|percent(?:age points)?|per cent|k\b|mn?\b|bn\b|thousand\b|million\b|billion\b))?/giu;
const spelled = new RegExp(
  `\\b(${Object.keys({ ...fractions, ...wordNumbers }).join('|')})s?\\b(?:[- ](percent|per cent))?`,
  'gi',
);

const aboveWords = /\b(?:more than|over|above|at least|exceed(?:s|ed|ing)?|beyond|upwards of)\s$/i;
const belowWords = /\b(?:less than|fewer than|under|below|at most|no more than|short of|up to)\s$/i;
const ratio = new RegExp(
  `\\b(one|two|three|[1-9])(?:\\sin(?: every)?|-in-)[ -]?(${Object.keys(wordNumbers).join('|')}|\\d{1,3})\\b`,
  'gi',
);

/** Every number and date that the text states itself. References are not looked into. */
export function findLiterals(given: string): readonly Literal[] {
  const found: Literal[] = [];
  let text = given.replace(/\{[^{}]*\}/g, (reference) => '\u0001'.repeat(reference.length));
  const take = (
    match: { readonly 0: string; readonly index: number },
    literal: Omit<Literal, 'text' | 'at'>,
  ) => {
    const at = match.index;
    found.push({ text: match[0], at, ...literal });
    text = text.slice(0, at) + '\u0001'.repeat(match[0].length) + text.slice(at + match[0].length);
  };
  for (const { text: own, at, date } of datesIn(text)) {
    take({ 0: own, index: at }, { value: null, isPercent: false, slack: 0, date, bound: null });
  }
  // "One in six" is a part of a whole.
  for (const match of [...text.matchAll(ratio)]) {
    const value = (100 * numberOf(match[1])) / numberOf(match[2]);
    take(match, { value, isPercent: true, slack: value * 0.12, date: null, bound: null });
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
      bound: boundOf(text, at),
    });
  }
  for (const match of [...text.matchAll(spelled)]) {
    const [, word = '', percent] = match;
    if (isIdiom(text, match.index, word, match[0].length)) continue;
    // "The two-person rule" is called so.
    if (named.test(text.slice(match.index + match[0].length))) continue;
    const share = fractions[word.toLowerCase()];
    const value = share ?? wordNumbers[word.toLowerCase()] ?? 0;
    const isPercent = share !== undefined || percent !== undefined || word.includes(' per');
    const isAbout = hedges.test(text.slice(Math.max(0, match.index - 16), match.index));
    const slack = share === undefined ? (isAbout ? 0.5 : 0.01) : 2.5;
    take(match, { value, isPercent, slack, date: null, bound: boundOf(text, match.index) });
  }
  return found.toSorted((a, b) => a.at - b.at);
}

function numberOf(text = ''): number {
  return text === 'one' || text === 'One' ? 1 : (wordNumbers[text.toLowerCase()] ?? Number(text));
}

function boundOf(text: string, at: number): Literal['bound'] {
  const lead = text.slice(Math.max(0, at - 24), at);
  if (aboveWords.test(lead)) return 'above';
  return belowWords.test(lead) ? 'below' : null;
}

const named = /^-(?!fold|thirds?|quarters?|per ?cent|day|week|month|year|hour)\p{L}/iu;
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

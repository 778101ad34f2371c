import { nameAt, ownWords, type Taken, takeApart } from './claim.ts';
import { isCounted, shareOfTwo } from './counted.ts';
import { trendsIn } from './figures.ts';
import { horizonOf } from './horizon.ts';
import { findLiterals, isDateWithin, type Literal, weekdays } from './literals.ts';
import { rivalMistakes } from './rivals.ts';
import type { Ground, Sense } from './sense.ts';
import { type Piece, sentencesOf } from './sentences.ts';
import { subjectMistakes } from './subject.ts';
import { trendMistakes } from './trend.ts';

export type Verdict = 'plain' | 'verified' | 'derived' | 'unproven';

/** A number or date in the sentence's own words that a fact, or two, proves. */
export interface Proved {
  readonly at: number;
  readonly end: number;
  readonly by:
    | { readonly sense: Sense }
    | { readonly date: string }
    | { readonly percentOf: readonly [Sense, Sense] }
    | { readonly differenceOf: readonly [Sense, Sense] }
    | { readonly shareOf: readonly [Sense, Sense] };
}

export interface CheckedSentence {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly verdict: Verdict;
  /** Why it is unproven. */
  readonly why: readonly string[];
  readonly proved: readonly Proved[];
  /** Names out of the data in it, with their places. */
  readonly mentions: Taken['mentions'];
}

/**
 * Checks each sentence of a paragraph: every reference must fit the words around it, and every number,
 * date and comparison in the sentence's own words must follow from a fact.
 * @param heading what the paragraph stands under; a name in it is what the paragraph is about
 */
export function checkText(
  paragraph: string,
  heading: string,
  ground: Ground,
): readonly CheckedSentence[] {
  let context = takeApart(heading, [], ground).mentions.map(({ name }) => name);
  return sentencesOf(paragraph).map((text) => {
    const taken = takeApart(text, context, ground);
    const checked = checkSentence(taken, ground);
    if (taken.mentions.length > 0) context = [...new Set(taken.mentions.map(({ name }) => name))];
    return checked;
  });
}

function checkSentence(taken: Taken, ground: Ground): CheckedSentence {
  const { text, pieces, mentions, unknown } = taken;
  const literals = findLiterals(masked(taken));
  const proofs = literals.map((literal) => ({ literal, proof: prove(literal, taken, ground) }));
  const why = [
    ...unknown.map((id) => `{${id}} refers to no fact`),
    ...subjectMistakes(taken, ground),
    ...rivalMistakes(taken, ground),
    ...trendMistakes(withProved(taken, proofs), ground),
    ...proofs.flatMap(({ literal, proof }) =>
      proof || isCounted(literal, taken, ground) ? [] : [`no fact is "${literal.text.trim()}"`],
    ),
  ];
  // Digits inside a word are no number, but nothing proves them either.
  const rest = literals.reduce(
    (line, { at, text: { length } }) =>
      line.slice(0, at) + ' '.repeat(length) + line.slice(at + length),
    ownWords(masked(taken)),
  );
  if (/\p{Nd}/u.test(rest)) why.push('it holds digits that no fact gives');
  const proved = proofs.flatMap(({ proof }) => (proof ? [proof] : []));
  const hasClaim = taken.references.length > 0 || literals.length > 0 || trendsIn(taken).length > 0;
  const isDerived = proved.length > 0 || trendsIn(taken).length > taken.references.length;
  const verdict =
    why.length > 0 ? 'unproven' : !hasClaim ? 'plain' : isDerived ? 'derived' : 'verified';
  return { text, pieces, verdict, why: [...new Set(why)], proved, mentions };
}

/** A stated number that a fact proves is what the words around it are about, as a reference is. */
function withProved(taken: Taken, proofs: readonly { readonly proof: Proved | null }[]): Taken {
  const own = proofs.flatMap(({ proof }) =>
    proof && 'sense' in proof.by ? [{ sense: proof.by.sense, at: proof.at, end: proof.end }] : [],
  );
  const references = [...taken.references, ...own].toSorted((a, b) => a.at - b.at);
  return { ...taken, references };
}

/** "Store 12" states no number. */
function masked({ text, mentions }: Taken): string {
  return mentions.reduce(
    (line, { at, end }) => line.slice(0, at) + '\u0001'.repeat(end - at) + line.slice(end),
    text,
  );
}

function prove(literal: Literal, taken: Taken, ground: Ground): Proved | null {
  const place = { at: literal.at, end: literal.at + literal.text.length };
  if (literal.date !== null) return proveDate(literal.date, place, taken, ground);
  const { value, slack, isPercent } = literal;
  if (value === null) return null;
  const name = nameAt(taken, literal.at);
  const fits = (sense: Sense) =>
    typeof sense.fact.value === 'number' &&
    (sense.fact.format === 'percent') === isPercent &&
    Math.abs(Math.abs(sense.fact.value) - Math.abs(value)) <= slack + 1e-9 &&
    (name === null ? sense.entities.length === 0 : sense.entities.includes(name)) &&
    isSaidMeasure(sense, literal, taken);
  // A stated number stands where a reference to its fact should: it is held to the same rules.
  const sense = [...ground.senses.values()].find(
    (one) => fits(one) && isSame(one, literal, taken, ground),
  );
  if (sense) return { ...place, by: { sense } };
  const shareOf = shareOfTwo(literal, taken, ground);
  return shareOf ? { ...place, by: { shareOf } } : proveByTwo(literal, place, taken);
}

function isSame(sense: Sense, literal: Literal, { text, context }: Taken, ground: Ground): boolean {
  const end = literal.at + literal.text.length;
  const withReference = `${text.slice(0, literal.at)}{${sense.fact.id}}${text.slice(end)}`;
  const senses = new Map([...ground.senses, [sense.fact.id, sense]]);
  const taken = takeApart(withReference, context, { ...ground, senses });
  return subjectMistakes(taken, ground).length === 0;
}

function isSaidMeasure({ fact, measure }: Sense, literal: Literal, { text }: Taken): boolean {
  const after = text.slice(literal.at + literal.text.length, literal.at + literal.text.length + 24);
  const isCount = /^\s?(?:rows|orders|transactions|records|entries|customers|units|items)\b/i.test(
    after,
  );
  if (isCount) return fact.format === 'count';
  return (
    !(fact.format === 'count' && /\b(?:eur|usd|euros?|dollars?)\b/i.test(after)) && measure !== ''
  );
}

/** The difference or the change in percent of two figures that stand in the same sentence. */
function proveByTwo(
  { value, slack, isPercent }: Literal,
  place: { readonly at: number; readonly end: number },
  { references }: Taken,
): Proved | null {
  const levels = references.map(({ sense }) => sense).filter(({ kind }) => kind === 'level');
  for (const some of levels) {
    for (const other of levels) {
      const [a, b] = [some.fact.value, other.fact.value];
      if (some === other || typeof a !== 'number' || typeof b !== 'number' || value === null)
        continue;
      if (some.measure !== other.measure) continue;
      const near = (exact: number) => Math.abs(Math.abs(exact) - Math.abs(value)) <= slack + 1e-9;
      if (isPercent && b !== 0 && some.period !== 'before' && near((100 * (a - b)) / Math.abs(b))) {
        return { ...place, by: { percentOf: [some, other] } };
      }
      if (!isPercent && near(a - b)) return { ...place, by: { differenceOf: [some, other] } };
    }
  }
  return null;
}

function proveDate(
  date: string,
  place: { readonly at: number; readonly end: number },
  taken: Taken,
  ground: Ground,
): Proved | null {
  const facts = [...ground.senses.values()].map(({ fact }) => fact);
  const isTime = date.includes(':');
  const isTold = facts.some(({ format, text, value }) =>
    isTime
      ? format === 'date' && text.includes(date)
      : format === 'text' && typeof value === 'string' && value.toLowerCase() === date,
  );
  if (isTime || isTold) return isTold ? { ...place, by: { date } } : null;
  // The days that the sentence's own figures are of, where they are of single days.
  const days = taken.references.flatMap(({ sense: { fact } }) => dayOf(fact.label, fact.value));
  if (days.length > 0) {
    return days.some((day) => isDay(date, day)) ? { ...place, by: { date } } : null;
  }
  if (taken.references.some(({ sense }) => isSince(date, horizonOf(sense), ground.window.from)))
    return { ...place, by: { date } };
  const isKnown = [ground.window, ground.before].some(({ from, to }) =>
    isDateWithin(date, from, to),
  );
  return isKnown ? { ...place, by: { date } } : null;
}

/** "Above the end of October" beside a move since the last price of the month before. */
function isSince(date: string, horizon: ReturnType<typeof horizonOf>, from: string): boolean {
  const day = new Date(`${from}T00:00:00Z`);
  if (horizon === 'month') day.setUTCDate(0);
  else if (horizon === 'year') day.setUTCMonth(-1);
  else return false;
  const iso = day.toISOString().slice(0, 10);
  return isDateWithin(date, iso, iso);
}

function dayOf(label: string, value: unknown): readonly string[] {
  const text = typeof value === 'string' ? `${value} ${label}` : label;
  return text.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
}

function isDay(date: string, day: string): boolean {
  const weekday = weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7];
  return date === weekday || isDateWithin(date, day, day);
}

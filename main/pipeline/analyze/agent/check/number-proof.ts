import { nameAt, ownWords, type Taken, takeApart, wordsOf } from './claim.ts';
import type { Literal } from './literals.ts';
import { partMistakes } from './parts.ts';
import { rivalMistakes } from './rivals.ts';
import { escaped, type Ground, type Sense } from './sense.ts';
import { shareOfTwo, toldShare } from './shares.ts';
import { stemsOf } from './stems.ts';
import { subjectMistakes } from './subject.ts';

/** The fact, or the two, from which a number that the sentence states follows. */
export type NumberProof =
  | { readonly sense: Sense }
  | { readonly percentOf: readonly [Sense, Sense] }
  | { readonly differenceOf: readonly [Sense, Sense] }
  | { readonly shareOf: readonly [Sense, Sense] };

/** What proves a number; null where nothing does. */
export function proveNumber(literal: Literal, taken: Taken, ground: Ground): NumberProof | null {
  const { value, slack, isPercent } = literal;
  if (value === null) return null;
  const told = isPercent && !/\p{Nd}/u.test(literal.text) ? toldShare(taken) : null;
  if (told) return Math.abs(told.percent - value) <= slack ? { shareOf: told.of } : null;
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
  if (sense) return { sense };
  const shareOf = shareOfTwo(literal, taken, ground);
  return shareOf ? { shareOf } : proveByTwo(literal, taken);
}

function isSame(sense: Sense, literal: Literal, { text, context }: Taken, ground: Ground): boolean {
  const end = literal.at + literal.text.length;
  const withReference = `${text.slice(0, literal.at)}{${sense.fact.id}}${text.slice(end)}`;
  const senses = new Map([...ground.senses, [sense.fact.id, sense]]);
  const taken = takeApart(withReference, context, { ...ground, senses });
  const isWord = !/\p{Nd}/u.test(literal.text);
  const isSpelled =
    !/\p{Nd}/u.test(literal.text) && !/\bof (?:the |all )?$/i.test(text.slice(0, literal.at));
  return (
    subjectMistakes(taken, ground).length === 0 &&
    partMistakes(taken, ground).length === 0 &&
    (!isWord || isNamed(sense, taken)) &&
    // Small numbers are many: a spelled one must be told by the words of its fact.
    (!isSpelled || rivalMistakes(taken, ground).length === 0)
  );
}

/** Whether the sentence says a word of what the figure is called, or its name. */
function isNamed({ fact, entities }: Sense, { text, mentions }: Taken): boolean {
  const words = stemsOf(ownWords(text));
  return (
    mentions.some(({ name }) => entities.includes(name)) ||
    [...stemsOf(fact.label)].some((word) => words.has(word))
  );
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
  { references }: Taken,
): NumberProof | null {
  const levels = references.map(({ sense }) => sense).filter(({ kind }) => kind === 'level');
  for (const some of levels) {
    for (const other of levels) {
      const [a, b] = [some.fact.value, other.fact.value];
      if (some === other || typeof a !== 'number' || typeof b !== 'number' || value === null)
        continue;
      if (some.measure !== other.measure) continue;
      const near = (exact: number) => Math.abs(Math.abs(exact) - Math.abs(value)) <= slack + 1e-9;
      if (isPercent && b !== 0 && some.period !== 'before' && near((100 * (a - b)) / Math.abs(b))) {
        return { percentOf: [some, other] };
      }
      if (!isPercent && near(a - b)) return { differenceOf: [some, other] };
    }
  }
  return null;
}

/** A number that belongs to a name or to what a figure of the sentence is called: "of the last 60", "502". */
export function isOfName({ text, date }: Literal, taken: Taken, { senses }: Ground): boolean {
  if (date !== null) return false;
  const said = text.trim();
  const words = new Set(wordsOf(taken.text));
  const holds = (label: string) =>
    new RegExp(`(?<![\\p{L}\\p{Nd}.,])${escaped(said)}(?![\\p{L}\\p{Nd}])`, 'iu').test(label);
  const isCited = taken.references.some(({ sense: { fact, entities } }) =>
    [fact.label, ...entities].some(holds),
  );
  if (isCited) return true;
  // Without a figure of it, the rest of the name has to be there: "paid twice", "the last 60 prices".
  return [...senses.values()].some(
    ({ fact: { label } }) =>
      holds(label) &&
      wordsOf(label).filter((word) => word.length > 3 && words.has(word)).length > 1,
  );
}

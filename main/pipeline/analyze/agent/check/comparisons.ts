import { type Reference, type Taken, wordsOf } from './claim.ts';
import type { Ground } from './sense.ts';
import { multiples, type TrendWord } from './words.ts';

/**
 * "{a} is higher than {b}", "{a}, up from {b}", "from {b} to {a}": both figures are there, and the
 * word is right or not. Null where it is not such a sentence.
 */
export function comparedPair(taken: Taken, word: TrendWord): boolean | null {
  if (word.trend === 'flat' || multiples.has(word.word)) return null;
  const levels = taken.references.filter(({ sense }) => sense.kind === 'level');
  const before = levels.findLast(({ at }) => at < word.at);
  const after = levels.filter(({ at }) => at > word.at);
  const [next, later] = after;
  const ofOne = (some?: Reference, other?: Reference) =>
    some && other && some.sense.measure === other.sense.measure;
  const holds = (left: Reference, right: Reference) => {
    const difference = Number(left.sense.fact.value) - Number(right.sense.fact.value);
    return word.trend === 'up' ? difference > 0 : difference < 0;
  };
  if (before && next && ofOne(before, next)) {
    const link = taken.text.slice(word.at, next.at);
    if (
      /^\p{L}+ (?:than|from|on)\b/u.test(link) ||
      /^(?:above|below|exceeded|beat|exceeds|beats)\b/i.test(link)
    )
      return holds(before, next);
  }
  if (next && later && ofOne(next, later)) {
    const lead = taken.text.slice(word.at, next.at);
    const middle = taken.text.slice(next.end, later.at);
    if (/\bfrom\b[^{}]*$/.test(lead) && /^\s?to\b|\bto\s$/.test(middle)) return holds(later, next);
    if (/\bto\b[^{}]*$/.test(lead) && /\b(?:from|after|against)\b[^{}]*$/.test(middle))
      return holds(next, later);
  }
  return null;
}

/** "Spain has more than Poland: {a} against {b}": the names stand in the order of their figures. */
export function comparedNames(
  taken: Taken,
  { at, trend }: TrendWord,
  ground: Ground,
): boolean | null {
  const [first, second] = taken.references.filter(
    ({ sense, at: place }) => place > at && sense.kind === 'level',
  );
  const than = /\bthan\b/.exec(taken.text.slice(at));
  if (!first && than && taken.references.length === 0)
    return comparedUntold(taken, { at, trend }, ground);
  if (!first || !second || !than || first.sense.fact.format !== second.sense.fact.format)
    return null;
  const [a, b] = [first.sense.entities[0], second.sense.entities[0]];
  const isRight = () => {
    const difference = Number(first.sense.fact.value) - Number(second.sense.fact.value);
    return trend === 'up' ? difference > 0 : difference < 0;
  };
  if (a === undefined && b === undefined && first.sense.period === 'all') return isRight();
  if (first.sense.measure !== second.sense.measure) return null;
  const before = taken.mentions.findLast((mention) => mention.at < at)?.name;
  const after = taken.mentions.find((mention) => mention.at > at + than.index)?.name;
  return a === undefined || b === undefined || a !== before || b !== after ? null : isRight();
}

/** "Dana sold more than Tomas": of the figures that both have, one that the sentence speaks of bears it out. */
function comparedUntold(
  { mentions, text }: Taken,
  { at, trend }: Pick<TrendWord, 'at' | 'trend'>,
  { senses }: Ground,
): boolean | null {
  const some = mentions.findLast((mention) => mention.at < at)?.name;
  const other = mentions.find((mention) => mention.at > at)?.name;
  if (some === undefined || other === undefined) return null;
  const levels = [...senses.values()].filter(
    ({ kind, period }) => kind === 'level' && period !== 'before',
  );
  const pairs = levels
    .filter(({ entities }) => entities.includes(some))
    .flatMap((sense) => {
      const against = levels.find(
        ({ family, entities }) => family === sense.family && entities.includes(other),
      );
      return against
        ? [{ sense, difference: Number(sense.fact.value) - Number(against.fact.value) }]
        : [];
    });
  if (pairs.length === 0) return null;
  const said = pairs.filter(({ sense }) =>
    wordsOf(sense.measure).some((word) => word.length > 3 && text.toLowerCase().includes(word)),
  );
  return (said.length > 0 ? said : pairs).some(({ difference }) =>
    trend === 'up' ? difference > 0 : difference < 0,
  );
}

/** "Spain and Poland have the same number": null where it is not said of several names. */
export function sameOfNames(taken: Taken, { senses }: Ground): boolean | null {
  const [reference] = taken.references;
  if (!reference || taken.mentions.length < 2) return null;
  const values = taken.mentions.map(
    ({ name }) =>
      [...senses.values()].find(
        ({ family, entities }) => family === reference.sense.family && entities.includes(name),
      )?.fact.value,
  );
  return values.every((value) => value === values[0]);
}

/** "This is above the median, {median}": what the sentence is about is set against the one figure in it. */
export function comparedWithNext(taken: Taken, { at, word, trend }: TrendWord, { senses }: Ground) {
  if (!/^(?:above|below|exceeds|exceeded)$/.test(word)) return null;
  const isFirst = !taken.references.some((reference) => reference.at < at);
  const next = taken.references.findLast((reference) => reference.at > at);
  const main = senses.get('total');
  if (!isFirst || !next || !main || !next.sense.measure.startsWith(`${main.measure}:`)) return null;
  const difference = Number(main.fact.value) - Number(next.sense.fact.value);
  return trend === 'up' ? difference > 0 : difference < 0;
}

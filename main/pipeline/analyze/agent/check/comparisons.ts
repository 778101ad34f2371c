import type { Reference, Taken } from './claim.ts';
import { comparedUntold, linkOf } from './contrasts.ts';
import type { Ground } from './sense.ts';
import { multiples, type TrendWord, trendWords } from './words.ts';

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
      /^\p{L}+ (?:than|from|on|of)\b/u.test(link) ||
      /^(?:above|below|exceeded|beat|exceeds|beats)\b/i.test(link)
    )
      return holds(before, next);
  }
  if (next && later && ofOne(next, later)) {
    const lead = taken.text.slice(word.at, next.at);
    const middle = taken.text.slice(next.end, later.at);
    const isPair = next.sense.period === 'now' && later.sense.period === 'before';
    const isNext = trendWords(lead.slice(word.word.length)).length === 0;
    if (
      isPair &&
      isNext &&
      /\(\s?$/.test(lead) &&
      /^ (?:vs\.?|versus|against|after|instead of|compared (?:with|to)) $/.test(middle)
    )
      return holds(next, later);
    if (/\bfrom\b[^{}]*$/.test(lead) && /^\s?to\b|\bto\s$/.test(middle)) return holds(later, next);
    if (/\bto\b[^{}]*$/.test(lead) && /\b(?:from|after|against)\b[^{}]*$/.test(middle))
      return holds(next, later);
  }
  return null;
}

/** "Spain has more than Poland: {a} against {b}": the names stand in the order of their figures. */
export function comparedNames(taken: Taken, word: TrendWord, ground: Ground): boolean | null {
  const { at, trend } = word;
  const link = linkOf(taken, word);
  if (link === null) return null;
  const [first, second] = taken.references.filter(
    ({ sense, at: place }) => place > at && sense.kind === 'level',
  );
  const [a, b] = [first?.sense.entities[0], second?.sense.entities[0]];
  const before = taken.mentions.findLast((mention) => mention.at < at)?.name;
  const after = taken.mentions.find((mention) => mention.at >= link)?.name;
  if (first && second && first.sense.fact.format === second.sense.fact.format) {
    const difference = Number(first.sense.fact.value) - Number(second.sense.fact.value);
    const isRight = trend === 'up' ? difference > 0 : difference < 0;
    if (a === undefined && b === undefined && first.sense.period === 'all') return isRight;
    const isInOrder = a !== undefined && b !== undefined && a === before && b === after;
    if (first.sense.measure === second.sense.measure && isInOrder) return isRight;
  }
  return comparedUntold(taken, word, link, ground);
}

/** "{a} and {b} are nearly level": of one measure and of two names, a twentieth apart at most. */
export function comparedLevel(taken: Taken, { word }: TrendWord): boolean | null {
  if (!/^(?:level|equal|even)$/.test(word)) return null;
  const [some, other] = taken.references.map(({ sense }) => sense);
  if (!some || !other || some.measure !== other.measure || some.entities[0] === other.entities[0])
    return null;
  const [a, b] = [Number(some.fact.value), Number(other.fact.value)];
  return Math.abs(a - b) <= 0.05 * Math.max(Math.abs(a), Math.abs(b));
}

/** "Spain and Poland have the same number": null where it is not said of several names. */
export function sameOfNames(taken: Taken, { senses }: Ground): boolean | null {
  const [reference] = taken.references;
  const isMove =
    /\bsame (?:decline|drop|fall|rise|increase|decrease|change|growth|move|loss|gain)\b/i;
  const like =
    reference?.sense ?? (isMove.test(taken.text) ? { kind: 'change', period: 'both' } : null);
  if (!like || taken.mentions.length < 2) return null;
  const values = taken.mentions.map(
    ({ name }) =>
      [...senses.values()].find(
        ({ kind, period, entities }) =>
          kind === like.kind && period === like.period && entities.includes(name),
      )?.fact.value,
  );
  if (values.includes(undefined)) return null;
  return values.every((value) => value === values[0]);
}

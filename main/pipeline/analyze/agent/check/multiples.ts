import { nameAt, type Taken } from './claim.ts';
import { numbers } from './groups.ts';
import type { Literal } from './literals.ts';
import type { Ground, Sense } from './sense.ts';

const kinds: ReadonlySet<string> = new Set(['level', 'change', 'percent']);

/** "More than twice what Direct lost", "three times the {b}": a figure of the sentence as a multiple of another. */
export function isMultipleProved(literal: Literal, taken: Taken, ground: Ground): boolean {
  const factor = factorOf(literal, taken);
  if (factor === null) return false;
  const isTold = ofTold(factor, literal, taken);
  if (isTold !== null) return isTold;
  const before = taken.references.findLast(({ at }) => at < literal.at)?.sense;
  const after = taken.references.find(({ at }) => at > literal.at)?.sense;
  // "A costs {a}, B twice as much at {b}": the multiple is of who stands in front of it.
  const name = nameAt(taken, literal.at);
  const isOfNext = after !== undefined && name !== null && after.entities.includes(name);
  const own = isOfNext ? after : (before ?? after);
  if (!own || !kinds.has(own.kind)) return false;
  const next = isOfNext ? before : before ? after : undefined;
  const others = othersOf(own, next, literal, taken, ground);
  return others.some((other) => {
    return isTimes(Number(own.fact.value) / Number(other.fact.value), factor, literal.bound);
  });
}

/** "At {a}, nearly twice that of B at {b}", "lost {a}, twice as much as B ({b})": the figures around the word, in their order. */
function ofTold(
  factor: number,
  { at, bound }: Literal,
  { references, text }: Taken,
): boolean | null {
  const [some, other] = [
    references.findLast((one) => one.at < at),
    references.find((one) => one.at > at),
  ];
  if (!some || !other || some.sense.measure !== other.sense.measure) return null;
  const link = text.slice(at, other.at);
  if (!/\b(?:that|those) (?:of|in|for)\b|\bas \w+(?: \w+)? as\b/.test(link)) return null;
  return isTimes(Number(some.sense.fact.value) / Number(other.sense.fact.value), factor, bound);
}

function isTimes(exact: number, factor: number, bound: Literal['bound']): boolean {
  if (bound === 'above') return exact > factor && exact < factor + 1;
  if (bound === 'below') return exact < factor && exact > factor - 1;
  return Math.abs(exact - factor) <= 0.12 * factor;
}

function factorOf({ text, at, value }: Literal, taken: Taken): number | null {
  const said = text.trim().toLowerCase();
  if (said === 'twice') return 2;
  if (said === 'thrice') return 3;
  const isTimes = /^\s?(?:times|-?fold)\b/i.test(taken.text.slice(at + text.length));
  return isTimes ? (numbers.indexOf(said) > 1 ? numbers.indexOf(said) : value) : null;
}

/** What the figure is a multiple of: the one told next, that of the name behind, or its own of before. */
function othersOf(
  own: Sense,
  next: Sense | undefined,
  { at, text }: Literal,
  { mentions }: Taken,
  { senses }: Ground,
): readonly Sense[] {
  if (next && next.measure === own.measure) return [next];
  const name = mentions.find((mention) => mention.at > at + text.length)?.name;
  return [...senses.values()].filter((other) =>
    name !== undefined && !own.entities.includes(name)
      ? other.family === own.family && other.entities.includes(name)
      : other.measure === own.measure &&
        other.kind === own.kind &&
        other.period === 'before' &&
        other.entities[0] === own.entities[0],
  );
}

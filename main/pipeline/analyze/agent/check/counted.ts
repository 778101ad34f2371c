import { clauseAt, isIn, ownWords, type Taken, wordsOf } from './claim.ts';
import { trendsIn } from './figures.ts';
import { groupMistake, numbers } from './groups.ts';
import type { Literal } from './literals.ts';
import type { Ground, Sense } from './sense.ts';

/** Whether a number word counts names that the figures bear out: "two of three channels", "of the five". */
export function isCounted(literal: Literal, taken: Taken, ground: Ground): boolean {
  if (/\p{Nd}/u.test(literal.text)) return false;
  const holds = trendsIn(taken).some((word) => {
    const isNear = isIn(clauseAt(taken, word.at), literal.at);
    return isNear && groupMistake(taken, word, ground) === null;
  });
  if (holds) return true;
  // "Two reps, Kim and Luis": the names are there to be counted.
  const after = taken.mentions.filter(({ at }) => at > literal.at).length;
  const named = numbers.indexOf(literal.text.trim().toLowerCase());
  if (
    named > 1 &&
    named === after &&
    /^\s?\p{L}+[,:]/u.test(taken.text.slice(literal.at + literal.text.length))
  )
    return true;
  const lead = taken.text.slice(Math.max(0, literal.at - 12), literal.at);
  const count = numbers.indexOf(literal.text.trim().toLowerCase());
  if (!/\b(?:of|of the|all|of all|the) $/i.test(lead) || count < 2) return false;
  const sizes = new Map<string, { size: number; hasName: boolean }>();
  const said = new Set(taken.mentions.map(({ name }) => name));
  for (const { family, entities } of ground.senses.values()) {
    const [name = ''] = entities;
    const before = sizes.get(family) ?? { size: 0, hasName: false };
    if (name !== '')
      sizes.set(family, { size: before.size + 1, hasName: before.hasName || said.has(name) });
  }
  return [...sizes.values()].some(({ size, hasName }) => hasName && size === count);
}

/** "Nearly a third of all messages were errors", "a third of what it was": one figure as a part of another. */
export function shareOfTwo(
  { value, slack, isPercent, at, text }: Literal,
  taken: Taken,
  { senses }: Ground,
): readonly [Sense, Sense] | null {
  const after = taken.text.slice(at + text.length);
  if (!isPercent || value === null || !/^\s?(?:of|in)\b/i.test(after)) return null;
  const words = ownWords(taken.text);
  const said = new Set(wordsOf(words).map(stem));
  const levels = [...senses.values()].filter(
    ({ kind, fact, family }) =>
      kind === 'level' && typeof fact.value === 'number' && !family.endsWith('/day'),
  );
  const isThen = /\bof what (?:it|they|he|she) (?:was|were|sold|brought|had been)\b/i.test(words);
  const named = taken.mentions.map(({ name }) => name);
  for (const whole of levels) {
    for (const part of levels) {
      const [a, b] = [Number(part.fact.value), Number(whole.fact.value)];
      if (part === whole || b === 0 || Math.abs((100 * a) / b - value) > slack) continue;
      const isOne = sameSubject(part, whole, named);
      const isBoth = part.measure === whole.measure;
      if (isThen && isBoth && isOne && whole.period === 'before' && part.period === 'now')
        return [part, whole];
      // "Business accounts for half of net amount": a name's part of the whole.
      const [name = ''] = part.entities;
      const isPart = isBoth && part.period === whole.period && whole.entities.length === 0;
      if (isThen) continue;
      if (isPart && named.includes(name) && part.period !== 'before') return [part, whole];
      if (!isBoth && isOne && isSaid(part, said) && isSaid(whole, said)) return [part, whole];
    }
  }
  return null;
}

function sameSubject(some: Sense, other: Sense, named: readonly string[]): boolean {
  const [a] = some.entities;
  const [b] = other.entities;
  return a === b && (a === undefined ? named.length === 0 : named.includes(a));
}

/** Whether a text says what is counted: a word of it that tells it from the rest. */
function isSaid({ measure }: Sense, said: ReadonlySet<string>): boolean {
  const own = wordsOf(measure).filter((word) => word.length > 3);
  return own.length > 0 && own.some((word) => said.has(stem(word)));
}

function stem(word: string): string {
  return word.replace(/(?:ies|es|s|ed|ing|al|ers?|or)$/, '');
}

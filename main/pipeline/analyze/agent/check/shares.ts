import { ownWords, type Taken, wordsOf } from './claim.ts';
import type { Literal } from './literals.ts';
import type { Ground, Sense } from './sense.ts';

/** "Nearly a third of all messages were errors", "a third of what it was": one figure as a part of another. */
export function shareOfTwo(
  { value, slack, isPercent, at, text }: Literal,
  taken: Taken,
  { senses }: Ground,
): readonly [Sense, Sense] | null {
  const after = taken.text.slice(at + text.length);
  const isRatio = /\bin\b|-in-/i.test(text);
  if (!isPercent || value === null || !(isRatio || /^\s?(?:of|in)\b/i.test(after))) return null;
  const words = ownWords(taken.text);
  const said = new Set(wordsOf(words).map(stem));
  const levels = [...senses.values()].filter(
    ({ kind, fact, family }) =>
      kind === 'level' && typeof fact.value === 'number' && !family.endsWith('/day'),
  );
  const isThen = /\bof what (?:it|they|he|she) (?:was|were|did|sold|brought|had been)\b/i.test(
    words,
  );
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

/** "A quarter of the customers ({a} of {b})": the sentence says itself what is a part of what. */
export function toldShare({ references, text }: Taken) {
  const [part, whole, more] = references;
  if (!part || !whole || more || text.slice(part.end, whole.at) !== ' of ') return null;
  const [a, b] = [Number(part.sense.fact.value), Number(whole.sense.fact.value)];
  return b > 0 ? { percent: (100 * a) / b, of: [part.sense, whole.sense] as const } : null;
}

function sameSubject(some: Sense, other: Sense, named: readonly string[]): boolean {
  const [a] = some.entities;
  const [b] = other.entities;
  return a === b && (a === undefined ? named.length === 0 : named.includes(a));
}

/** Whether a text says what is counted: a word of it that tells it from the rest. */
function isSaid({ measure }: Sense, said: ReadonlySet<string>): boolean {
  const [head = '', explained = ''] = measure
    .split(': ')
    .map(wordsOf)
    .map((words) => {
      return words.filter((word) => word.length > 3);
    });
  const has = (word: string) => said.has(stem(word));
  return [...head].length > 0 && [...head].some(has) && [...explained].every(has);
}

function stem(word: string): string {
  return word.replace(/(?:ies|es|s|ed|ing|al|ers?|or)$/, '');
}

import type { Taken } from './claim.ts';
import type { Ground, Sense } from './sense.ts';
import type { TrendWord } from './words.ts';

/** "Most of the decline came from A and B": together more than half of what went that way. */
export function mostOfMove(
  taken: Taken,
  { word, at }: TrendWord,
  { senses }: Ground,
): boolean | null {
  const tail = taken.text.slice(at + word.length);
  const noun = /^ of (?:the|this|that|its|our) (?:\w+ )?(\w+)/.exec(tail)?.[1];
  const names = [...new Set(taken.mentions.map(({ name }) => name))];
  if (word !== 'most' || noun === undefined || names.length === 0) return null;
  const changes = [...senses.values()].filter(({ kind }) => kind === 'change');
  const own = changes.filter(({ entities: [name = ''] }) => names.includes(name));
  const [first] = own;
  if (!first || own.length !== names.length) return null;
  const isLoss = Number(first.fact.value) < 0;
  if (/^(?:gain|growth|increase|rise)/.test(noun) === isLoss) return false;
  const sum = (some: readonly Sense[]) =>
    some.reduce(
      (total, { fact }) => total + (Number(fact.value) < 0 === isLoss ? Number(fact.value) : 0),
      0,
    );
  const all = changes.filter(({ family }) => family === first.family);
  return sum(own) / sum(all) > 0.5;
}

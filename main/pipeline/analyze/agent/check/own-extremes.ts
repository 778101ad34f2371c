import { nameAt, type Taken } from './claim.ts';
import type { Ground } from './sense.ts';
import type { TrendWord } from './words.ts';

/** "At the highest of its last 60": among its own earlier figures, as far as a fact tells of those. */
export function ownExtreme(
  taken: Taken,
  { at, word }: TrendWord,
  { senses }: Ground,
): string | null | undefined {
  if (!/^ (?:\w+ )?of (?:its|the) (?:own |last )/.test(taken.text.slice(at + word.length)))
    return undefined;
  const name = nameAt(taken, at);
  const distance = [...senses.values()].find(
    ({ entities, fact }) =>
      name !== null && entities.includes(name) && /against the highest/.test(fact.label),
  );
  // A figure of how far it is off says the same as the words.
  if (distance && taken.references.some(({ sense }) => sense === distance)) return null;
  return distance?.fact.value === 0 ? null : `no fact shows that ${name ?? 'it'} is ${word}`;
}

/** "Fridays are the strongest": a fact gives the name, and its label says of what. */
export function saysNamedDay(
  { trend, at }: TrendWord,
  { text, references }: Taken,
  { senses }: Ground,
): boolean {
  const superlative = trend === 'highest' ? /\b(?:highest|best)\b/ : /\b(?:lowest|worst)\b/;
  const isCited =
    references.length === 0 || references.some((own) => own.sense.fact.label.includes('weekday'));
  const days = [...text.matchAll(/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/g)];
  const day = days.findLast(({ index }) => index < at) ?? days[0];
  return [...senses.values()].some(
    ({ kind, fact }) =>
      kind === 'text' && isCited && superlative.test(fact.label) && day?.[0] === fact.value,
  );
}

import { clauseAt, isIn, ownWords, type Taken } from './claim.ts';
import { trendsIn } from './figures.ts';
import { isOfSaidTime } from './horizon.ts';
import { listedBefore } from './lists.ts';
import type { Ground, Sense } from './sense.ts';
import { multiples, type TrendWord } from './words.ts';

// biome-ignore format: words read by rows
export const numbers: readonly string[] = [
  'none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven',
  'twelve',
];
const number = `(${numbers.slice(1).join('|')})`;
const claims = new RegExp(
  `\\b(?:(every|each|all|no|none of)\\b|(only)\\b|${number} (?:of (?:the |its |our )?${number}|of (?:the|its|our)))?(?: (?:of )?the)?(?: ?${number}\\b)? ?([\\p{L}]+)?`,
  'giu',
);
const exceptions = /\b(?:except(?: for)?|but|besides|apart from|other than|save)\b/i;

/**
 * What is wrong with what a sentence says about many at once: "every region but APAC declined", "two of
 * three channels grew", "only Online rose". Undefined where it says no such thing.
 */
export function groupMistake(
  taken: Taken,
  word: TrendWord,
  ground: Ground,
): string | null | undefined {
  if ((word.trend !== 'up' && word.trend !== 'down') || multiples.has(word.word)) return undefined;
  const clause = clauseAt(taken, word.at);
  if (taken.references.some((reference) => isIn(clause, reference.at))) return undefined;
  const lead = ownWords(taken.text)
    .slice(clause.from, word.at)
    .replace(/^[\s,;:—]+/, '')
    .replace(/^(?:and|but|while) /i, '');
  const alone = onlyListed(taken, word.at);
  if (alone.length > 0) {
    const moved = familiesOf('', alone, ownWords(taken.text), ground).some((family) =>
      isSame(moversOf(family, word), alone),
    );
    return moved ? null : `it says ${word.word} of ${alone.join(' and ')} only`;
  }
  const said = [...lead.matchAll(claims)].find(({ 1: every, 2: only, 3: some, 5: listed }) => {
    return every ?? only ?? some ?? listed;
  });
  if (!said || said.index > 40) return undefined;
  const [, every, only, some, of, listed, behind = ''] = said;
  // "Two products grew and two shrank": the noun is said once.
  const noun = behind === '' ? ([...ownWords(taken.text).matchAll(claims)][0]?.[6] ?? '') : behind;
  const names = taken.mentions.filter(({ at }) => isIn(clause, at) || at > word.at);
  const inClause = names.filter(({ at }) => isIn(clause, at)).map(({ name }) => name);
  const families = familiesOf(
    noun,
    names.map(({ name }) => name),
    ownWords(taken.text),
    ground,
  );
  if (families.length === 0) return undefined;
  const holds = families.some((family) => {
    const movers = moversOf(family, word);
    if (only && !listed) return isSame(movers, inClause);
    if (every) {
      if (/^no/i.test(every)) return movers.length === 0;
      const spared = exceptions.test(taken.text) ? inClause : [];
      return family.every(
        ({ entities: [name = ''] }) => movers.includes(name) !== spared.includes(name),
      );
    }
    if (of && numbers.indexOf(of.toLowerCase()) !== family.length) return false;
    const count = numbers.indexOf((some ?? listed ?? '').toLowerCase());
    const next = trendsIn(taken).find(({ at }) => at > word.at)?.at ?? taken.text.length;
    const after = names
      .filter(({ at }) => at > word.at && at < next && next === taken.text.length)
      .map(({ name }) => name);
    // "A and B were the two that grew": they are these two.
    const before = listedBefore(taken, word.at);
    if (before.length > 1 && before.length === count)
      return (
        isSame(movers, before) ||
        (some !== undefined && before.every((name) => movers.includes(name)))
      );
    if (after.length > 0)
      return after.length === count && after.every((name) => movers.includes(name));
    return movers.length === count;
  });
  return holds ? null : `it says ${word.word} of several, and the figures say otherwise`;
}

/** "Only FARO and ALPA fell": the names of the list. */
function onlyListed(taken: Taken, at: number): readonly string[] {
  const names = listedBefore(taken, at);
  const first = taken.mentions.find(({ name }) => name === names[0])?.at ?? 0;
  return names.length > 1 && /\bonly (?:the )?$/i.test(taken.text.slice(0, first)) ? names : [];
}

function moversOf(family: readonly Sense[], { trend }: TrendWord): readonly string[] {
  return family
    .filter(({ fact }) => (trend === 'up' ? Number(fact.value) > 0 : Number(fact.value) < 0))
    .flatMap(({ entities }) => entities);
}

/** Moves of several names that are of one kind: those of the dimension said, else those of the names. */
function familiesOf(
  noun: string,
  names: readonly string[],
  text: string,
  { senses }: Ground,
): readonly (readonly Sense[])[] {
  const families = new Map<string, Sense[]>();
  for (const sense of senses.values()) {
    if (
      sense.kind !== 'percent' ||
      sense.entities.length !== 1 ||
      sense.fact.id.startsWith('others.') ||
      !isOfSaidTime(sense, text)
    )
      continue;
    families.set(sense.family, [...(families.get(sense.family) ?? []), sense]);
  }
  const all = [...families.values()].filter((family) => family.length > 1);
  const singular = noun.toLowerCase().replace(/s$/, '');
  const ofDimension = all.filter(
    ([first]) => singular !== '' && first?.family.split('/')[1]?.toLowerCase() === singular,
  );
  if (ofDimension.length > 0) return ofDimension;
  const ofNames = all.filter((family) =>
    names.every((name) => family.some(({ entities }) => entities.includes(name))),
  );
  return names.length > 0 || ofNames.every(([first]) => first?.family.split('/')[1] === '')
    ? ofNames
    : [];
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name));
}

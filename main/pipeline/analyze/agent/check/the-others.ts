import { clauseAt, isIn, ownWords, type Taken } from './claim.ts';
import { isOfSaidTime } from './horizon.ts';
import type { Ground, Sense } from './sense.ts';
import type { TrendWord } from './words.ts';

// biome-ignore format: words read by rows
const counts: readonly string[] = [
  'none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten',
];
const others = new RegExp(
  `\\b(?:the |all )?(?:(${counts.slice(1).join('|')}) others?|others? (${counts.slice(1).join('|')})|the (?:others|rest|remaining \\w+)|(?:every|each|all|all the) other \\w+|every(?:thing|one) else)\\b`,
  'i',
);

/**
 * Whether those that the sentence has not named moved as the word says: "Online grew while the two other
 * channels lost". Null where the clause tells of no others, or nothing shows who they are.
 */
export function othersMoved(taken: Taken, word: TrendWord, ground: Ground): boolean | null {
  const clause = clauseAt(taken, word.at);
  if (taken.references.some((reference) => isIn(clause, reference.at))) return null;
  const said = others.exec(ownWords(taken.text).slice(clause.from, clause.to));
  if (!said || taken.mentions.some(({ at }) => isIn(clause, at))) return null;
  const families = unnamedIn(taken, ground).filter(
    ({ family: [first] }) => first?.kind === 'percent',
  );
  if (families.length === 0) return null;
  return families.some(
    ({ unnamed }) =>
      isCount(said, unnamed.length) &&
      unnamed.every(({ fact }) =>
        word.trend === 'up' ? Number(fact.value) > 0 : Number(fact.value) < 0,
      ),
  );
}

/** Whether a number says how many the sentence has not named: "bad for the other three". */
export function isCountOfOthers(at: number, taken: Taken, ground: Ground): boolean {
  const words = ownWords(taken.text);
  const said = others.exec(words);
  if (!said || at < said.index || at > said.index + said[0].length) return false;
  return unnamedIn(taken, ground).some(({ unnamed }) => isCount(said, unnamed.length));
}

function isCount([, before, behind]: RegExpExecArray, size: number): boolean {
  const word = (before ?? behind ?? '').toLowerCase();
  return size > 0 && (word === '' || counts.indexOf(word) === size);
}

/** Families of figures that all names of the sentence are of, with those of other names. */
function unnamedIn(
  { mentions, text }: Taken,
  { senses }: Ground,
): readonly { readonly family: readonly Sense[]; readonly unnamed: readonly Sense[] }[] {
  const named = mentions.map(({ name }) => name);
  const families = new Map<string, Sense[]>();
  for (const sense of senses.values()) {
    if (sense.entities.length !== 1 || sense.fact.id.startsWith('others.')) continue;
    if (!isOfSaidTime(sense, text)) continue;
    families.set(sense.family, [...(families.get(sense.family) ?? []), sense]);
  }
  return [...families.values()]
    .filter((family) =>
      named.every((name) => family.some(({ entities }) => entities.includes(name))),
    )
    .map((family) => ({
      family,
      unnamed: family.filter(({ entities: [name = ''] }) => !named.includes(name)),
    }));
}

import { wordsOf } from './claim.ts';

/** Words that name no figure. */
const common = new Set(
  'this that the and for with from was were are has have had not nobody nothing before its their own which when what there been than period utc rows row file files last changed looked finding findings found they them into over after any each every earlier hour number half more less most fewer one ten past against'.split(
    ' ',
  ),
);

/** The words of a text that may tell one figure from another, without their endings. */
export function stemsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text.replace(/[._]/g, ' ')).filter(
    (word) => word.length > 2 && !common.has(word),
  );
  return new Set(words.map(stem));
}

const kept = new WeakMap<object, Map<string, ReadonlySet<string>>>();

/** The same for a text about a figure, which is asked for at every sentence and worked out once. */
export function stemsFor(figure: object, text: string): ReadonlySet<string> {
  const texts = kept.get(figure) ?? new Map<string, ReadonlySet<string>>();
  const own = texts.get(text) ?? stemsOf(text);
  kept.set(figure, texts.set(text, own));
  return own;
}

export function stem(word: string): string {
  return word
    .replace(/(?<=\p{L}{3})(?:ies|es|s|ly)$/u, '')
    .replace(/(?<=\p{L}{3})(?:ed|ing|e|al|er|or)$/u, '')
    .slice(0, 7);
}

import { ownWords, type Reference, type Taken, wordsOf } from './claim.ts';
import { type Ground, type Sense, sameNames } from './sense.ts';

/** Words that name no figure. */
const common = new Set(
  'this that the and for with from was were are has have had not nobody nothing before its their own which when what there been than period utc rows row file files last changed looked findings found they them into over after'.split(
    ' ',
  ),
);

/**
 * A figure that has neither a name nor a period of its own is known by its words alone. What is wrong when
 * the sentence says the words of another figure of its kind, and none that tell this one from it.
 */
export function rivalMistakes(taken: Taken, { senses }: Ground): readonly string[] {
  const words = stemsOf(ownWords(taken.text));
  return [
    ...taken.references.flatMap(({ sense }) => {
      if (!isBare(sense)) return [];
      const own = stemsOfFact(sense);
      // What the sentence's other figures are called is said of them.
      const others = taken.references.filter((reference) => reference.sense !== sense);
      const theirs = new Set(others.flatMap((reference) => [...stemsOfFact(reference.sense)]));
      const said = new Set([...words].filter((word) => own.has(word) || !theirs.has(word)));
      const rival = [...senses.values()].find(
        (other) =>
          !taken.references.some((reference) => reference.sense === other) &&
          isBare(other) &&
          isNumeric(other) === isNumeric(sense) &&
          sameNames(other.entities, sense.entities) &&
          isCloser(other, own, said),
      );
      return rival
        ? [`it speaks of ${rival.fact.label}, and the figure is ${sense.fact.label}`]
        : [];
    }),
    ...orderMistakes(taken),
    ...endMistakes(taken),
  ];
}

/** Not one of a figure, its value before and its change, which are told apart by period and direction. */
function isBare({ kind, period }: Sense): boolean {
  return kind !== 'share' && kind !== 'text' && period !== 'before' && kind !== 'change';
}

/** Whether the sentence says the other figure's words, and fewer of this one's. */
function isCloser(sense: Sense, own: ReadonlySet<string>, said: ReadonlySet<string>): boolean {
  const other = stemsOfFact(sense);
  const tells = [...other].filter((word) => said.has(word) && !own.has(word)).length;
  const ownTells = [...own].filter((word) => said.has(word) && !other.has(word)).length;
  const shared = [...other].filter((word) => said.has(word)).length;
  const head = stemsOfHead(sense);
  const isWhole =
    head.every((word) => said.has(word)) &&
    head.some((word) => !own.has(word) || own.size > 2 * other.size);
  return (
    ownTells === 0 &&
    ((tells > 0 && shared > 1) || (isWhole && shared > 0 && own.size > other.size))
  );
}

function isNumeric({ fact: { format } }: Sense): string {
  return format === 'count' || format === 'amount' ? 'number' : format;
}

function stemsOfFact({ fact: { label, id } }: Sense): ReadonlySet<string> {
  return stemsOf(`${label} ${id}`);
}

/** The words of the figure's own name, before what explains it. */
function stemsOfHead({ measure }: Sense): readonly string[] {
  return [...stemsOf(measure.split(':')[0] ?? '')];
}

const ends = [/\b(?:newest|latest|most recent)\b/i, /\b(?:first|oldest|earliest)\b/i] as const;

/** "The newest message" beside the time of the first one. */
function endMistakes({ text, references }: Taken): readonly string[] {
  return references.flatMap(({ sense: { fact } }) => {
    const isOther = ([own, other]: readonly [RegExp, RegExp]) =>
      own.test(fact.label) && !other.test(fact.label) && other.test(text) && !own.test(text);
    const [newest, oldest] = ends;
    return isOther([newest, oldest]) || isOther([oldest, newest])
      ? [`the figure is ${fact.label}`]
      : [];
  });
}

/** "From {last day} to {first day}". */
function orderMistakes({ text, references }: Taken): readonly string[] {
  const dates = references.filter(({ sense }) => sense.kind === 'date');
  return dates.flatMap((date, at) => {
    const next: Reference | undefined = dates[at + 1];
    if (!next || !/^\s?(?:to|until|and|–|through)\s$/.test(text.slice(date.end, next.at)))
      return [];
    const isLate = String(date.sense.fact.value) > String(next.sense.fact.value);
    return isLate ? ['the period ends before it begins'] : [];
  });
}

function stemsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text.replace(/[._]/g, ' ')).filter(
    (word) => word.length > 2 && !common.has(word),
  );
  return new Set(words.map((word) => word.replace(/(?:ies|es|s|ed|ing|e|al)$/, '').slice(0, 7)));
}

import { clauseAt, ownWords, type Taken } from './claim.ts';
import { endMistakes, orderMistakes } from './ends.ts';
import { type Ground, type Sense, sameNames } from './sense.ts';
import type { Clause } from './sentences.ts';
import { stemsFor, stemsOf } from './stems.ts';
import { usualMistakes } from './usual.ts';

/**
 * A figure that has neither a name nor a period of its own is known by its words alone. What is wrong when
 * the sentence says the words of another figure of its kind, and none that tell this one from it.
 * @param told figures that its own numbers are worked out from
 */
export function rivalMistakes(
  taken: Taken,
  ground: Ground,
  told: readonly Sense[] = [],
): readonly string[] {
  const { senses } = ground;
  // "All {figure} customers": the word counts, and names no figure.
  const words = stemsOf(
    ownWords(taken.text.replace(/\ball (?!customers|rules|instruments)/gi, '')),
  );
  return [
    ...taken.references.flatMap(({ sense, at }) => {
      // "Lost half as often": a multiple is told by the figure that it multiplies.
      if (!isBare(sense) || sense.fact.unit === '×') return [];
      const own = stemsFor(sense, `${sense.fact.label} ${sense.fact.id}`);
      // What the sentence's other figures are called is said of them.
      const others = taken.references.filter((reference) => reference.sense !== sense);
      const theirs = new Set(
        [...others.map((reference) => reference.sense), ...told].flatMap((one) => [
          ...stemsOfFact(one),
        ]),
      );
      // What another clause without a figure says is told of something else.
      const near = stemsOf(nearby(taken, at));
      const said = new Set(
        [...words].filter((word) => own.has(word) || (!theirs.has(word) && near.has(word))),
      );
      const rival = [...senses.values()].find(
        (other) =>
          !taken.references.some((reference) => reference.sense === other) &&
          !told.includes(other) &&
          other.fact.value !== sense.fact.value &&
          other.fact.unit === sense.fact.unit &&
          isBare(other) &&
          isNumeric(other) === isNumeric(sense) &&
          sameNames(other.entities, sense.entities) &&
          isCloser(other, own, said, ground),
      );
      return rival
        ? [`it speaks of ${rival.fact.label}, and the figure is ${sense.fact.label}`]
        : [];
    }),
    ...swapMistakes(taken),
    ...orderMistakes(taken),
    ...endMistakes(taken),
    ...usualMistakes(taken, ground),
  ];
}

/** "It learned from {checked} and was checked on {learned}": each clause says the words of the other's figure. */
function swapMistakes(taken: Taken): readonly string[] {
  return taken.references.flatMap((first, place) => {
    const second = taken.references[place + 1];
    if (!second || !isBare(first.sense) || !isBare(second.sense)) return [];
    if (first.sense.fact.unit !== second.sense.fact.unit) return [];
    const [own, other] = [first, second].map(({ at }) => clauseAt(taken, at));
    if (!own || !other || own.from === other.from) return [];
    const saidIn = ({ from, to }: Clause) => stemsOf(ownWords(taken.text).slice(from, to));
    const [here, there] = [saidIn(own), saidIn(other)];
    const [a, b] = [stemsOfFact(first.sense), stemsOfFact(second.sense)];
    const tells = (
      some: ReadonlySet<string>,
      rest: ReadonlySet<string>,
      said: ReadonlySet<string>,
    ) => [...some].some((word) => !rest.has(word) && said.has(word));
    const isSwapped =
      tells(b, a, here) && !tells(a, b, here) && tells(a, b, there) && !tells(b, a, there);
    return isSwapped
      ? [`the figures are ${first.sense.fact.label} and ${second.sense.fact.label}`]
      : [];
  });
}

/** The clause of a figure, with the clauses before it that have none of their own. */
function nearby(taken: Taken, at: number): string {
  const words = ownWords(taken.text);
  const last = taken.references.findLast((reference) => reference.at < at);
  return (
    words.slice(last ? clauseAt(taken, last.at).to : 0, clauseAt(taken, at).to) +
    words.slice(clauseAt(taken, at).from, clauseAt(taken, at).to)
  );
}

/** Not one of a figure, its value before and its change, which are told apart by period and direction. */
function isBare({ kind, period }: Sense): boolean {
  return kind !== 'share' && kind !== 'text' && period !== 'before' && kind !== 'change';
}

/** Whether the sentence says the other figure's words, and fewer of this one's. */
function isCloser(
  sense: Sense,
  own: ReadonlySet<string>,
  said: ReadonlySet<string>,
  ground: Ground,
): boolean {
  const other = stemsOfFact(sense);
  const telling = [...other].filter((word) => said.has(word) && !own.has(word));
  const tells = telling.length;
  const theirs = stemsFor(sense, sense.fact.label);
  const isTheirs = telling.some((word) => theirs.has(word) && isOnlyIn(sense, word, ground));
  const ownTells = [...own].filter((word) => said.has(word) && !other.has(word)).length;
  const shared = [...other].filter((word) => said.has(word)).length;
  const head = stemsOfHead(sense);
  const isWhole =
    head.every((word) => said.has(word)) &&
    head.some((word) => !own.has(word) || own.size > 2 * other.size);
  return (
    ownTells === 0 &&
    ((tells > 0 && (shared > 1 || isTheirs)) || (isWhole && shared > 0 && own.size > other.size))
  );
}

/** Whether no other figure has the word in its name. */
function isOnlyIn(sense: Sense, word: string, { senses }: Ground): boolean {
  const having = [...senses.values()].filter((other) => stemsOfFact(other).has(word));
  // Or in one family of ours, as "outlook" is in its two bounds.
  const [head] = sense.fact.id.split('.');
  return having.includes(sense) && having.every(({ fact }) => fact.id.split('.')[0] === head);
}

function isNumeric({ fact: { format } }: Sense): string {
  return format === 'count' || format === 'amount' ? 'number' : format;
}

function stemsOfFact(sense: Sense): ReadonlySet<string> {
  const { label, id, format } = sense.fact;
  // A long id holds words of ours that no label says.
  const isLong = id.split('.').length > 2 || format !== 'count';
  return stemsFor(sense, isLong ? label : `${label} ${id}`);
}

/** The words of the figure's own name, before what explains it. */
function stemsOfHead(sense: Sense): readonly string[] {
  return [...stemsFor(sense, sense.measure.split(':')[0] ?? '')];
}

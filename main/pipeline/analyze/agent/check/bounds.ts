import { nameAt, type Taken } from './claim.ts';
import { saidFirst } from './families.ts';
import { horizonIn, horizonOf } from './horizon.ts';
import { listedBefore } from './lists.ts';
import type { Literal } from './literals.ts';
import type { Ground, Sense } from './sense.ts';

/**
 * "All five reps took in more than 17,000", "more than half of the losses ({a} of {b})": the figures that
 * the sentence is about lie on that side of the number, and not so far that it says nothing.
 */
export function isBoundProved(literal: Literal, taken: Taken, ground: Ground): boolean {
  const { value, bound } = literal;
  if (bound === null || value === null) return false;
  const holds = (figure: number) =>
    bound === 'above'
      ? figure > value && figure <= 2 * value
      : figure < value && figure >= value / 2;
  return figuresOf(literal, taken, ground).some(
    (figures) => figures.length > 0 && figures.every(holds),
  );
}

/** Each a set of figures that the number may bound: one is enough, if all of it is bounded. */
function figuresOf(literal: Literal, taken: Taken, ground: Ground): readonly (readonly number[])[] {
  const { references } = taken;
  const isOfKind = ({ fact }: Sense) =>
    typeof fact.value === 'number' && (fact.format === 'percent') === literal.isPercent;
  const size = ({ fact }: Sense) => Math.abs(Number(fact.value));
  const told = references.map(({ sense }) => sense).filter(isOfKind);
  if (told.length > 0) return told.map((sense) => [size(sense)]);
  if (literal.isPercent) {
    const [part, whole] = references.map(({ sense }) => size(sense));
    if (part !== undefined && whole) return [[(100 * part) / whole]];
    const own = references.length === 1 ? partOfAll(references[0]?.sense, ground) : null;
    if (own !== null) return [[own]];
    return [movesOf(listedBefore(taken, literal.at), taken, ground).map(size)];
  }
  const levels = [...ground.senses.values()].filter(
    (sense) => sense.kind === 'level' && sense.period !== 'before' && isOfKind(sense),
  );
  const name = nameAt(taken, literal.at);
  if (name !== null) {
    const own = levels.filter(({ entities }) => entities.includes(name));
    return saidFirst(own, taken.text).map((sense) => [size(sense)]);
  }
  if (!/\b(?:all|every|each|none|no)\b/i.test(taken.text)) {
    const total = levels.filter(({ entities }) => entities.length === 0);
    return saidFirst(total, taken.text).map((sense) => [size(sense)]);
  }
  const families = new Map<string, number[]>();
  for (const sense of levels) {
    if (sense.entities.length === 0) continue;
    families.set(sense.family, [...(families.get(sense.family) ?? []), size(sense)]);
  }
  return [...families.values()];
}

/** "More than half of all sales ({of Online})": how much of the whole a name's figure is, in percent. */
function partOfAll(part: Sense | undefined, { senses }: Ground): number | null {
  if (part?.kind !== 'level' || part.entities.length === 0) return null;
  const whole = [...senses.values()].find(
    ({ measure, period, kind, entities }) =>
      kind === 'level' &&
      entities.length === 0 &&
      period === part.period &&
      measure === part.measure,
  );
  return whole ? (100 * Number(part.fact.value)) / Number(whole.fact.value) : null;
}

/** The moves of names over the time that is said, else of a day. */
function movesOf(names: readonly string[], { text }: Taken, { senses }: Ground): readonly Sense[] {
  const horizon = horizonIn(text) ?? 'day';
  return names.flatMap(
    (name) =>
      [...senses.values()].find(
        (sense) => sense.entities.includes(name) && horizonOf(sense) === horizon,
      ) ?? [],
  );
}

import type { Ground, Sense } from './sense.ts';
import { stemsOf } from './stems.ts';

/** Those whose name the text says, the most words of it; all where it says none. */
export function saidFirst(senses: readonly Sense[], text: string): readonly Sense[] {
  const words = stemsOf(text);
  // Losses are spoken of only where the text says so.
  const isLoss = /\b(?:los[est]\w*|churn\w*|left|leaves?)\b/i.test(text);
  const hits = ({ measure }: Sense) =>
    isLoss || !/\blost\b/.test(measure)
      ? [...stemsOf(measure)].filter((word) => words.has(word)).length
      : 0;
  const most = Math.max(0, ...senses.map(hits));
  return most > 0 ? senses.filter((sense) => hits(sense) === most) : senses;
}

/** The figures that differ from this one in their name alone, itself included; days of a period are no names. */
export function peersOf({ family, entities }: Sense, { senses }: Ground): readonly Sense[] {
  if (entities.length === 0) return [];
  return [...senses.values()].filter(
    (other) => other.family === family && !other.fact.id.startsWith('others.'),
  );
}

/** The levels of a name, of this period or of all. */
export function levelsOf(name: string, { senses }: Ground): readonly Sense[] {
  return [...senses.values()].filter(
    ({ kind, period, entities }) =>
      kind === 'level' && period !== 'before' && entities.includes(name),
  );
}

/** The value that a figure has for another name; null where there is none. */
export function figureOf(name: string, { family }: Sense, { senses }: Ground): number | null {
  const own = [...senses.values()].find(
    (sense) => sense.family === family && sense.entities[0] === name,
  );
  return own ? Number(own.fact.value) : null;
}

import type { Reference, Taken } from './claim.ts';
import type { Sense } from './sense.ts';

const horizons = {
  day: /\b(?:days?|daily|today|overnight|session|closed|closes)\b/i,
  week: /\b(?:weeks?|weekly)\b/i,
  month: /\b(?:months?|monthly)\b/i,
  year: /\b(?:years?|yearly|annual(?:ly)?)\b/i,
} as const;

export type Horizon = keyof typeof horizons;

/** Since when a move is told, where its label says so; null for the change of a period against the one before. */
export function horizonOf({ fact: { label } }: Sense): Horizon | null {
  const since = /\bagainst the (?:last )?price (?:of the )?(?:a )?(before|week|month|year)/.exec(
    label,
  )?.[1];
  return since === 'before' ? 'day' : since === undefined ? null : (since as Horizon);
}

/** The one stretch of time that a text names; null where it names none, or several. */
export function horizonIn(text: string): Horizon | null {
  const said = (Object.keys(horizons) as Horizon[]).filter((name) => horizons[name].test(text));
  return said.length === 1 ? (said[0] ?? null) : null;
}

/** The stretches of time that a text names; those that a sense could be told over. */
export function isOfSaidTime(sense: Sense, text: string): boolean {
  const own = horizonOf(sense);
  const said = (Object.keys(horizons) as Horizon[]).filter((name) => horizons[name].test(text));
  // A distance from a high is of no stretch of time.
  if (own === null) return said.length === 0 || !/against the highest/.test(sense.fact.label);
  return said.length === 0 || said.includes(own);
}

const offHigh =
  /\b(?:off|from|below|under) (?:its|their|the) (?:\w+ )?(?:highs?|peaks?|tops?|highest)\b/i;

/** "Over the week" beside a move since the start of the year. */
export function horizonMistakes(
  { text, references }: Taken,
  { sense }: Reference,
  place: number,
): readonly string[] {
  const own = horizonOf(sense);
  if (own === null) return [];
  const from = references[place - 1]?.end ?? 0;
  const until = references[place + 1]?.at ?? text.length;
  const words = text.slice(from, until).replace(/\{[^{}]*\}/g, ' ');
  if (offHigh.test(words))
    return [`it tells of a distance from a high, and the figure is of a ${own}`];
  const said = (Object.keys(horizons) as Horizon[]).filter((name) => horizons[name].test(words));
  return said.length === 0 || said.includes(own)
    ? []
    : [`it tells of a ${said[0]}, and the figure is of a ${own}`];
}

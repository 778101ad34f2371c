import { clauseAt, isIn, ownWords, type Reference, type Taken } from './claim.ts';
import { weekdays } from './dates.ts';
import type { Ground, Sense } from './sense.ts';
import type { TrendWord } from './words.ts';

const names = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
const weekday = new RegExp(`\\b(${names})s?\\b`, 'g');
const before =
  /\b(?:than|from|against|as|beat|above|below|behind)\b[^,;.]*\b(?:same days?|one before|before|earlier)\b/i;

/**
 * "Friday was weaker than the Friday before": each day that the clause names, set against the same day of the
 * period before. Null where the clause compares no days, or has a figure of its own.
 */
export function comparedDays(
  taken: Taken,
  { at, trend }: TrendWord,
  ground: Ground,
): boolean | null {
  const clause = clauseAt(taken, at);
  if (taken.references.some((reference) => isIn(clause, reference.at))) return null;
  const words = ownWords(taken.text);
  const link = before.exec(words.slice(at));
  if (!link || (trend !== 'up' && trend !== 'down')) return null;
  const said = words.slice(0, at);
  const days = [...said.matchAll(weekday)].map(([, day = '']) => day.toLowerCase());
  if (/\bweekends?\b/i.test(said)) days.push('saturday', 'sunday');
  if (days.length === 0) return null;
  const differences = days.map((day) => {
    const [own, other] = (['now', 'before'] as const).map((period) => valueOn(day, period, ground));
    return own === null || own === undefined || other === null || other === undefined
      ? null
      : own - other;
  });
  if (differences.includes(null)) return null;
  return differences.every((difference) =>
    trend === 'up' ? Number(difference) > 0 : Number(difference) < 0,
  );
}

function valueOn(day: string, period: Sense['period'], { senses }: Ground): number | null {
  const own = [...senses.values()].find(
    (sense) => sense.period === period && sense.kind === 'level' && dayOf(sense) === day,
  );
  return own ? Number(own.fact.value) : null;
}

/** The weekday of a figure that is of a single day; null for the others. */
export function dayOf({ fact: { label } }: Sense): string | null {
  const date = /(\d{4}-\d{2}-\d{2}) of (?:this|the) period/.exec(label)?.[1];
  if (date === undefined) return null;
  return weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? null;
}

/** "On Thursday and Friday, when sales reached {a} and {b}": days and figures in one order. */
function pairedDay(words: string, references: Taken['references'], place: number): boolean | null {
  const run = references.filter(({ sense }) => dayOf(sense) !== null && sense.period === 'now');
  const nth = run.indexOf(references[place] as Reference);
  const days = [...words.slice(0, run[0]?.at ?? 0).matchAll(weekday)].slice(-run.length);
  const isList = days.every(({ index, 0: own }, at) => {
    const next = days[at + 1];
    return !next || /^(?:,|,? and) $/.test(words.slice(index + own.length, next.index));
  });
  const isRow = run.every((one, at) => {
    const next = run[at + 1];
    return !next || /^(?:,|,? and) $/.test(words.slice(one.end, next.at));
  });
  if (run.length < 2 || days.length !== run.length || nth < 0 || !isList || !isRow) return null;
  return run.every(({ sense }, at) => dayOf(sense) === days[at]?.[1]?.toLowerCase());
}

/** "Tuesday reached {figure of Wednesday}": the weekday in front of a figure of one day is that day's. */
export function dayMistakes({ text, references }: Taken): readonly string[] {
  return references.flatMap(({ sense, at, end }, place) => {
    const own = dayOf(sense);
    if (own === null) return [];
    const words = ownWords(text);
    // "{a} on Tuesday and {b} on Wednesday": the day stands behind its figure.
    const behind = (end: number) =>
      new RegExp(`^ on (?:the )?(${names})\\b`).exec(words.slice(end));
    const before = references[place - 1];
    const from = (before?.end ?? 0) + (before ? (behind(before.end)?.[0].length ?? 0) : 0);
    const paired = pairedDay(words, references, place);
    if (paired !== null) return paired ? [] : [`the days stand in another order than the figures`];
    const [, said] = behind(end) ?? [...words.slice(from, at).matchAll(weekday)].at(-1) ?? [];
    const isOther = said !== undefined && said.toLowerCase() !== own;
    return isOther ? [`it says ${said}, and the figure is ${sense.fact.label}`] : [];
  });
}

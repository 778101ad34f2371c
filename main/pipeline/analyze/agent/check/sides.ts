import { clauseAt, isIn, nameAt, ownWords, type Taken } from './claim.ts';
import { linkOf } from './contrasts.ts';
import { figureOf, peersOf, saidFirst } from './families.ts';
import { trendsIn } from './figures.ts';
import { listedBefore } from './lists.ts';
import type { Ground, Sense } from './sense.ts';
import type { TrendWord } from './words.ts';

/** What stands behind a comparison: names, or all of them taken together. */
type Side = { readonly names: readonly string[] } | { readonly whole: Sense | null };

const wholeBehind =
  /^(?: \w+){0,2}? (?:the |that of )?(?:overall|average|mean|total|general|whole|all)\b/i;

/**
 * The general case of a comparison: each name in front of the word against what stands behind it, in a
 * figure that both have and the sentence speaks of. "A and B are above the overall rate", "C lost a larger
 * part than D", "E is above average, F below". Null where a side or such a figure is missing.
 */
export function comparedSides(taken: Taken, word: TrendWord, ground: Ground): boolean | null {
  if (word.trend !== 'up' && word.trend !== 'down') return null;
  const behind = sideBehind(taken, word);
  const earlier = behind ? null : earlierThan(taken, word);
  const other = behind ?? (earlier && sideBehind(taken, earlier));
  const isOwn = taken.mentions.some(({ at }) => isIn(clauseAt(taken, word.at), at));
  // "D closed more orders than E but earned less": both sides are said once.
  const place = earlier && !isOwn ? earlier.at : word.at;
  const own = listedBefore(taken, place);
  const some = own.length > 0 ? own : [nameAt(taken, place) ?? ''];
  if (other === null || ('names' in other && other.names.some((name) => some.includes(name))))
    return null;
  const figures = [...ground.senses.values()].filter(
    ({ kind, period, entities: [name] }) =>
      kind === 'level' && period !== 'before' && name === some[0],
  );
  const pairs = figures.flatMap((figure) => {
    const against = valuesOf(other, figure, ground);
    const values = some.map((name) => figureOf(name, figure, ground));
    return against.length === 0 || values.includes(null) ? [] : [{ figure, values, against }];
  });
  if (pairs.length === 0) return null;
  const said = new Set(
    saidFirst(
      pairs.map(({ figure }) => figure),
      taken.text,
    ),
  );
  const isOnly = /\bthe only\b/i.test(taken.text.slice(0, word.at));
  return pairs.some(({ figure, values, against }) => {
    const isBeyond = (value: number) =>
      against.every((limit) => (word.trend === 'up' ? value > limit : value < limit));
    const others = peersOf(figure, ground).filter(
      ({ entities: [name = ''] }) => !some.includes(name),
    );
    const isAlone = !isOnly || !others.some(({ fact }) => isBeyond(Number(fact.value)));
    return said.has(figure) && isAlone && values.every((value) => isBeyond(Number(value)));
  });
}

function sideBehind(taken: Taken, word: TrendWord): Side | null {
  const from = linkOf(taken, word) ?? word.at + word.word.length;
  const behind = ownWords(taken.text).slice(from);
  const reference = taken.references.find(({ at }) => at >= from);
  const gap = behind.slice(0, (reference?.at ?? taken.text.length) - from);
  const isTold = reference?.sense.kind === 'level' && reference.sense.entities.length === 0;
  if (isTold && /^[^.;:,]{0,48}$/.test(gap)) return { whole: reference.sense };
  if (wholeBehind.test(behind)) return { whole: null };
  if (linkOf(taken, word) === null) return null;
  const names = taken.mentions.filter(({ at }) => at >= from && at < from + 40);
  return names.length > 0 ? { names: names.slice(0, 1).map(({ name }) => name) } : null;
}

/** The comparison before one that ends its clause: "E is above average, F below". */
function earlierThan(taken: Taken, { at, word }: TrendWord): TrendWord | null {
  if (!/^(?: \p{L}+)?[.,;!?]?(?:$|\s(?:and|but)\b)/u.test(taken.text.slice(at + word.length)))
    return null;
  return trendsIn(taken).findLast((other) => other.at < at) ?? null;
}

/** Of the names, or of the figure that is the same for all: "churn rate" of "churn rate: all customers". */
function valuesOf(other: Side, figure: Sense, ground: Ground): readonly number[] {
  if ('names' in other) {
    const values = other.names.map((name) => figureOf(name, figure, ground));
    return values.flatMap((value) => value ?? []);
  }
  const isOf = ({ measure }: Sense) =>
    other.whole && measure === figure.measure ? true : measure.startsWith(`${figure.measure}: all`);
  // A sum is no level that one of its parts could lie above.
  const isRate = figure.fact.format === 'percent' || /\bper\b/.test(figure.measure);
  const wholes = other.whole ? [other.whole] : isRate ? [...ground.senses.values()] : [];
  return wholes
    .filter((whole) => whole.fact.format === figure.fact.format && isOf(whole))
    .map(({ fact }) => Number(fact.value));
}

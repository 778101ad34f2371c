import type { Reference, Taken } from './claim.ts';
import { sameNames } from './sense.ts';
import { twoTimesMistakes } from './two-times.ts';
import { periodCues } from './words.ts';

/** What is wrong with the period that the words around a figure give it. */
export function periodMistakes(
  taken: Taken,
  { sense, at, end }: Reference,
  place: number,
): readonly string[] {
  if (sense.kind !== 'level') return [];
  const two = twoTimesMistakes(taken, { sense, at, end });
  if (two) return two;
  const { text, references } = taken;
  const from = references[place - 1]?.end ?? 0;
  const until = references[place + 1]?.at ?? text.length;
  const pre = text.slice(from, at);
  const post = text.slice(end, until);
  const isNext = place > 0;
  const isOne = (other?: Reference) =>
    other !== undefined &&
    other.sense.measure === sense.measure &&
    sameNames(other.sense.entities, sense.entities);
  // "From {before} to {now}", "a jump: {before} to {now}": one figure at two times, in their order.
  const next = references[place + 1];
  if (sense.period === 'before' && isOne(next) && / to $/.test(post)) return [];
  const hasOther = references.some((other) => other.sense !== sense && isOne(other));
  const said = periodSaid(pre, post, next === undefined, isNext, hasOther);
  if (said === 'either') return [];
  if (sense.period === 'both' || said === null) {
    const isMissing = sense.period === 'before' && said === null;
    return isMissing ? ['the figure is of the period before, which it does not say'] : [];
  }
  if (sense.period === 'all' && /this period|earlier/.test(sense.fact.label)) return [];
  // "Now" is when the report is read, and no period of it.
  if (sense.period === 'all' && said.isAdverb) return [];
  if (sense.period === 'all')
    return said.isExplicit && said.isClose ? ['the figure is of all rows, not of one period'] : [];
  if (sense.period === said.period) return [];
  return [
    said.period === 'before'
      ? 'it says the period before, and the figure is of this period'
      : 'it says this period, and the figure is of the period before',
  ];
}

interface Said {
  readonly period: 'now' | 'before';
  readonly isExplicit: boolean;
  readonly isClose: boolean;
  /** "now", "earlier": no words of a period. */
  readonly isAdverb?: boolean;
}

/** Which period the words around a figure give it; null where they give none. */
function periodSaid(
  pre: string,
  post: string,
  isLast: boolean,
  isNext: boolean,
  hasOther: boolean,
): Said | 'either' | null {
  const clauseEnd =
    /(?:[;:—]|,(?=\s)|\s(?:while|whereas|but|although|after|from|against|versus|compared|and|to|than)(?=\s))/.exec(
      post,
    );
  const own = post.slice(0, clauseEnd?.index ?? post.length);
  const [after] = periodCues(own);
  if (after && after.at < 40) return { period: after.period, isExplicit: true, isClose: true };
  const preposition =
    /\b(from|after|instead of|rather than|against|versus|vs\.?|compared (?:with|to)|than|to|up from|down from)\s(?:the |about |only |just )?$/i
      .exec(pre)?.[1]
      ?.toLowerCase();
  // "Sales came to {total} from {rows} rows" tells of no time.
  if (preposition && /from|after/.test(preposition) && (hasOther || preposition !== 'from'))
    return { period: 'before', isExplicit: false, isClose: true };
  // Two regions of one period, or two periods of one region: the names tell, not this word.
  if (preposition && /against|versus|vs|compared|than|instead/.test(preposition)) return 'either';
  const before = periodCues(pre).at(-1);
  // "The same as in the week before ({a} after {b})": what is compared with is no period of the figure.
  if (
    before &&
    /^[ (:,]*$/.test(pre.slice(before.end)) &&
    /\b(?:as|than|like)(?: in| for)? $/i.test(pre.slice(0, before.at))
  )
    return 'either';
  // "After {a} in the week before, …": the period belongs to the figure before.
  const isOfOther = isNext && before && before.at < 12 && /^,\s/.test(pre.slice(before.end));
  const isOver =
    isOfOther ||
    (before &&
      !(pre.slice(0, before.at).trim() === '' && /^:? ?\(?$/.test(pre.slice(before.end))) &&
      /[;,:]\s[^,;:]*$/.test(pre.slice(before.end)) &&
      !/^[^{}]{0,3},\s/.test(pre.slice(before.end)));
  if (before && !isOver) {
    const isAdverb = !/\b(?:week|month|quarter|year|day|period|time)\b/i.test(
      pre.slice(before.at, before.end),
    );
    return { period: before.period, isExplicit: true, isClose: true, isAdverb };
  }
  if (isLast && after) return { period: after.period, isExplicit: true, isClose: false };
  return null;
}

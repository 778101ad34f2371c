import type { Reference, Taken } from './claim.ts';
import { sameNames } from './sense.ts';
import { periodCues } from './words.ts';

const link =
  /(?:\b(?:after|from|against|versus|vs|compared|instead|than|previous(?:ly)?|before|earlier|last|prior|following)\b|\bto\s$)/i;

/**
 * One figure at two times, told side by side: "{now} orders (previous week: {before})", "({now} vs. {before})",
 * "from {before} to {now}". They may stand in either order as long as no word beside one of them says the other's
 * time. Null where the sentence has no such pair.
 */
export function twoTimesMistakes(taken: Taken, reference: Reference): readonly string[] | null {
  const { text, references } = taken;
  const twin = references.find(
    ({ sense }) =>
      sense.measure === reference.sense.measure &&
      sameNames(sense.entities, reference.sense.entities) &&
      sense.kind === 'level' &&
      sense.period !== reference.sense.period &&
      (sense.period === 'before' || reference.sense.period === 'before') &&
      dayless(sense.fact.label) === dayless(reference.sense.fact.label),
  );
  if (!twin || twin.sense.period === 'all' || reference.sense.period === 'all') return null;
  const [first, second] = [reference, twin].toSorted((a, b) => a.at - b.at);
  if (!first || !second) return null;
  const between = text.slice(first.end, second.at);
  if (references.some(({ at }) => at > first.at && at < second.at)) return null;
  const isTurned =
    first.sense.period !== 'before' &&
    / to $/.test(between) &&
    /\bfrom $/i.test(text.slice(0, first.at));
  if (isTurned) return ['the earlier figure stands behind the later one'];
  const said = besides(text, reference, first === reference ? second.at : text.length, first.end);
  const other = reference.sense.period === 'before' ? 'now' : 'before';
  if (said.includes(other) && !said.includes(reference.sense.period as 'now' | 'before'))
    return [
      `it says the ${other === 'now' ? 'period of the report' : 'period before'} of a figure of the other`,
    ];
  const isTold =
    first.sense.period === 'before' ? isBeforeFirst(text, first, between) : link.test(between);
  return isTold ? [] : null;
}

/** "From {before} to {now}", "a jump: {before} to {now}", "after {before} in the week before". */
function isBeforeFirst(text: string, { at }: Reference, between: string): boolean {
  const lead = text.slice(0, at);
  return (
    / to (?:just |only |about )?$/.test(between) ||
    /\b(?:from|after) (?:just |only |about )?$/i.test(lead)
  );
}

/** Times that the words right beside a figure say: in front of it, or behind it before the next break. */
function besides(text: string, { at, end }: Reference, until: number, from: number) {
  const lead = text.slice(from <= at ? from : 0, at);
  const behind = text.slice(end, until);
  const before = periodCues(lead).filter((cue) => /^[ :(,]*$/.test(lead.slice(cue.end)));
  // "Than the Monday before ({now} vs. {before})": what is compared with is of neither.
  const isOfBoth = /\b(?:than|as|like|below|above|over|under|against)\b[^{}]*$/i.test(lead);
  const after = periodCues(behind).filter((cue) =>
    /^ ?(?:\p{L}+ )?(?:in |for |during |of )?(?:the )?$/u.test(behind.slice(0, cue.at)),
  );
  return [...(isOfBoth ? [] : before), ...after].map(({ period }) => period);
}

/** A figure of one day has its twin on the same weekday of the period before. */
function dayless(label: string): boolean {
  return /\d{4}-\d{2}-\d{2}/.test(label);
}

import { capitalised, cite, name, type Phrase, say, size } from '../../report/phrase.ts';
import { periodText } from '../find-period.ts';
import { type Found, measureName } from './found.ts';
import type { Explanation } from './movers.ts';

/** The report in one sentence: "Net fell 8.1 % to 412,300 EUR; most of the fall is EMEA, down 31 %." */
export function writeHeadline(found: Found): Phrase {
  const { chosen, totals, window, notes } = found;
  const { now, before, change, percent } = totals.total;
  const figure = name(capitalised(measureName(chosen)));
  if (totals.rows.now.value === 0) {
    const lead = say`No rows for ${periodText(window)}`;
    return notes.newest.value === null
      ? say`${lead}: no row of ${name(chosen.file)} has a date.`
      : say`${lead}: the newest row of ${name(chosen.file)} is of ${cite(notes.newest)}.`;
  }
  const total = cite(now);
  if (totals.rows.before.value === 0) {
    return say`${figure} came to ${total}; the period before has no rows to compare with.`;
  }
  const moved = Number(change.value);
  if (moved === 0) return say`${figure} stayed at ${total}.`;
  if (found.isQuiet && percent) {
    const than = moved > 0 ? say`more` : say`less`;
    return say`Nothing worth telling: ${figure} came to ${total}, ${size(percent)} ${than} than before and as usual.`;
  }
  const verb = moved > 0 ? say`rose` : say`fell`;
  const why = reason(found.explanation, moved > 0);
  return percent
    ? say`${figure} ${verb} ${size(percent)} to ${total}${why}.`
    : say`${figure} ${verb} from ${cite(before)} to ${total}${why}.`;
}

function reason(explanation: Explanation | null, isRise: boolean): Phrase {
  if (!explanation) return say``;
  const { mover, share } = explanation;
  const { percent } = mover.compared;
  const noun = isRise ? say`rise` : say`fall`;
  const who = name(mover.name);
  const how = percent
    ? say`, ${isRise ? say`up` : say`down`} ${size(percent)}`
    : say`, where there was nothing before`;
  // Above the whole, others moved the other way and made up for a part of it.
  if (share > 1.1) return say`; ${who} alone accounts for more than the ${noun}${how}`;
  if (share >= 0.9) return say`; nearly all of the ${noun} is ${who}${how}`;
  if (share >= 0.5) return say`; most of the ${noun} is ${who}${how}`;
  return say`; the largest part of the ${noun} is ${who}${how}`;
}

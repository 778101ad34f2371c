import { horizonOf } from './horizon.ts';
import { changeOf, type Ground, percentOf, type Sense } from './sense.ts';
import { multiples, type TrendWord } from './words.ts';

/** What a claim came to; null where no fact shows it. */
export interface Finding {
  readonly isRight: boolean | null;
  /** What is wrong where it is not right. */
  readonly why: string;
}

/**
 * Whether a figure moved as a word says.
 * @param near the figure that stands beside the word; null where the facts have to tell
 * @param lead what stands before the word, for "more than doubled"
 */
export function moved(
  subject: Pick<Sense, 'measure' | 'entities'>,
  near: Sense | null,
  { word, trend }: TrendWord,
  lead: string,
  ground: Ground,
): Finding {
  const percent = percentOf(subject, ground);
  const multiple = multiples.get(word);
  if (multiple) {
    if (percent === null) return { isRight: null, why: `no fact shows that it ${word}` };
    return { isRight: isMultiplied(percent, multiple, lead), why: `it has not ${word}` };
  }
  const change = changeNear(near) ?? changeOf(subject, ground) ?? dayMove(subject, ground);
  if (change === null) return { isRight: null, why: `no fact shows whether it was ${word}` };
  if (trend === 'flat') {
    const most =
      /\b(?:roughly|broadly|largely|almost|nearly|fairly|more or less|about)(?: the)? $/i.test(lead)
        ? 3.5
        : 2;
    const day = percent ?? dayMove(subject, ground);
    const isFlat =
      change === 0 || (day !== null && Math.abs(day) < most / (percent === null ? 4 : 1));
    return { isRight: isFlat, why: `it was not ${word}` };
  }
  const went = change > 0 ? 'up' : change < 0 ? 'down' : 'nowhere';
  return { isRight: went === trend, why: `it says ${word}, and the figure went ${went}` };
}

/** Of a price without a change of its own: its move of the day. */
function dayMove({ entities: [name] }: Pick<Sense, 'entities'>, { senses }: Ground): number | null {
  const move = [...senses.values()].find(
    (sense) => name !== undefined && sense.entities.includes(name) && horizonOf(sense) === 'day',
  );
  return move ? Number(move.fact.value) : null;
}

/** How the figure beside the word says that it moved; null where it is a level. */
function changeNear(near: Sense | null): number | null {
  if (near === null) return null;
  if (near.kind === 'change' || near.kind === 'percent') return Number(near.fact.value);
  return near.fact.unit === '×' ? Number(near.fact.value) - 1 : null;
}

/** "Doubled" is about so much; "more than doubled" is beyond it, and short of the next multiple. */
function isMultiplied(
  percent: number,
  { percent: exact, slack }: { readonly percent: number; readonly slack: number },
  lead: string,
): boolean {
  const beyond = (percent - exact) * Math.sign(exact);
  if (/\bmore than $/i.test(lead)) return beyond > 0 && beyond < (exact > 0 ? 100 : 35);
  if (/\b(?:nearly|almost|close to) $/i.test(lead)) return beyond < 2 && beyond > -2.5 * slack;
  const isHedged = /\b(?:about|roughly|approximately|some) $/i.test(lead);
  return Math.abs(percent - exact) <= slack * (isHedged ? 1.6 : 1);
}

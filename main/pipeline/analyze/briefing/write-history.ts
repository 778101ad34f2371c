import { counted } from '../../report/counted.ts';
import type { Block } from '../../report/document.ts';
import { capitalised, cite, name, type Phrase, say, size } from '../../report/phrase.ts';
import { periodText } from '../find-period.ts';
import { type Found, measureName } from './found.ts';
import type { History } from './history.ts';
import type { SameWindow } from './same-window.ts';

/** Beyond this the literature calls a value an outlier; see `history.ts`. */
const outlier = 3.5;
const unusual = 2;
/** Two-sided, five in a hundred. */
const steady = 1.96;

/** Whether the figure is unusual, where it is going, and what to expect next. */
export function writeHistory(found: Found): readonly Block[] {
  const { sameWindows, history, season } = found;
  const items = [
    ...(history ? [judgement(found, history)] : []),
    ...sameWindows.map((same) => sameWindow(found, same)),
    ...(history ? [trend(history)] : []),
    ...(season?.isStrong
      ? [
          say`The weekday matters: a middle ${cite(season.best.day)} has ${cite(season.best.middle)}, a middle ${cite(season.worst.day)} ${cite(season.worst.middle)} (it explains ${cite(season.strength)} of the differences between the days of the last eight weeks).`,
        ]
      : []),
    ...(history?.outlook ? [outlook(history)] : []),
  ];
  if (items.length === 0) return [];
  return [
    { kind: 'section', text: say`Is that usual?` },
    { kind: 'list', items },
  ];
}

function judgement(
  { chosen, totals }: Found,
  { count, median, low, high, score, lag }: History,
): Phrase {
  const among = counted(
    count,
    lag === 1 ? 'period before' : 'same weekday before',
    lag === 1 ? 'periods before' : 'same weekdays before',
  );
  const usual = say`The median of the ${among} is ${cite(median)}; half of them lie between ${cite(low)} and ${cite(high)}.`;
  const figure = name(capitalised(measureName(chosen)));
  if (score.value === null) {
    return totals.total.now.value === median.value
      ? say`${figure} is what it always was. ${usual}`
      : say`${figure} has hardly ever been anything else before. ${usual}`;
  }
  const side = Number(score.value) < 0 ? say`below` : say`above`;
  const distance = say`${size(score)} robust deviations ${side} the median`;
  const z = Math.abs(Number(score.value));
  if (z >= outlier) return say`${figure} is far outside of its usual range: ${distance}. ${usual}`;
  if (z >= unusual) return say`${figure} is unusual: ${distance}. ${usual}`;
  return say`${figure} is within its usual range: ${distance}. ${usual}`;
}

function sameWindow({ totals }: Found, same: SameWindow): Phrase {
  const { ago, percent, past } = same;
  const which = say`the same period a ${name(ago)} ago (${periodText(same)})`;
  if (Number(totals.total.now.value) === Number(past.value)) return say`As much as in ${which}.`;
  if (!percent) return say`After ${cite(past)} in ${which}.`;
  const word = Number(percent.value) > 0 ? say`more` : say`less`;
  return say`${size(percent)} ${word} than in ${which}, which had ${cite(past)}.`;
}

function trend({ slope, trend: score }: History): Phrase {
  const z = Number(score.value);
  if (Math.abs(z) < steady || Number(slope.value) === 0) {
    return say`No steady trend: what rises and falls from period to period looks like chance (Mann-Kendall ${cite(score)}).`;
  }
  const way = z > 0 ? say`rises` : say`falls`;
  return say`It ${way} steadily, by about ${size(slope)} from period to period (Mann-Kendall ${cite(score)}).`;
}

function outlook({ outlook: found, lag }: History): Phrase {
  if (!found) return say``;
  const since = lag === 1 ? say`from period to period` : say`from week to week`;
  return say`Outlook: if the next period changes as it did before, it lies between ${cite(found.low)} and ${cite(found.high)} in four of five cases (from ${cite(found.changes)} past changes ${since}).`;
}

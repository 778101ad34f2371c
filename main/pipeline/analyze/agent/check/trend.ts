import type { Taken } from './claim.ts';
import { comparedNames, comparedPair, comparedWithNext, sameOfNames } from './comparisons.ts';
import { extremeMistake, outdoesMistake } from './extremes.ts';
import { comparedMeasure, foreignTo, referenceNear, subjectOf, trendsIn } from './figures.ts';
import { groupMistake } from './groups.ts';
import { changeOf, type Ground, percentOf } from './sense.ts';
import { multiples, type TrendWord } from './words.ts';

/** What is wrong with the words of a sentence that say rose, fell, highest and the like. */
export function trendMistakes(taken: Taken, ground: Ground): readonly string[] {
  return trendsIn(taken).flatMap((word) => {
    const why =
      word.trend === 'highest' || word.trend === 'lowest'
        ? extremeMistake(taken, word, ground)
        : moveMistake(taken, word, ground);
    return why === null ? [] : [why];
  });
}

function moveMistake(taken: Taken, word: TrendWord, ground: Ground): string | null {
  const foreign = foreignTo(taken, word, ground);
  if (foreign) return foreign;
  const nearest = comparedMeasure(taken, word, ground) ? null : referenceNear(taken, word, ground);
  const after = taken.text.slice(word.at + word.word.length);
  if (/^(?: more)?(?: than)? (?:all|any|every)(?: of)?(?: the)? others?\b/i.test(after))
    return outdoesMistake(taken, word, ground);
  if (word.word === 'same') {
    const equal = sameOfNames(taken, ground);
    if (equal !== null) return equal ? null : 'the figures are not the same';
  }
  const group = groupMistake(taken, word, ground);
  if (group !== undefined) return group;
  const between =
    comparedPair(taken, word) ??
    comparedNames(taken, word, ground) ??
    comparedWithNext(taken, word, ground);
  if (between !== null)
    return between ? null : `it says ${word.word}, and the figures say otherwise`;
  const subject = subjectOf(taken, word, nearest, ground);
  if (subject === null) return `no fact shows what "${word.word}" says`;
  const multiple = multiples.get(word.word);
  if (multiple) {
    const percent = percentOf(subject, ground);
    if (percent === null) return `no fact shows that it ${word.word}`;
    const isHedged = /\b(?:nearly|almost|more than|about|roughly) $/i.test(
      taken.text.slice(0, word.at),
    );
    return Math.abs(percent - multiple.percent) <= multiple.slack * (isHedged ? 1.6 : 1)
      ? null
      : `it has not ${word.word}`;
  }
  const isOwnMove =
    nearest && (nearest.sense.kind === 'change' || nearest.sense.kind === 'percent');
  const isMultiple = nearest?.sense.fact.unit === '×';
  const change = isOwnMove
    ? Number(nearest.sense.fact.value)
    : isMultiple
      ? Number(nearest.sense.fact.value) - 1
      : changeOf(subject, ground);
  if (change === null) return `no fact shows whether it was ${word.word}`;
  if (word.trend === 'flat') {
    const percent = percentOf(subject, ground);
    return change === 0 || (percent !== null && Math.abs(percent) < 1)
      ? null
      : `it was not ${word.word}`;
  }
  const isRight = word.trend === 'up' ? change > 0 : change < 0;
  return isRight
    ? null
    : `it says ${word.word}, and the figure went ${change > 0 ? 'up' : change < 0 ? 'down' : 'nowhere'}`;
}

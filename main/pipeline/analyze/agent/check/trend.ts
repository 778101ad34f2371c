import { comparedWithUsual } from './baselines.ts';
import { clauseAt, isIn, nameAt, ownWords, type Taken } from './claim.ts';
import { comparedLevel, comparedNames, comparedPair, sameOfNames } from './comparisons.ts';
import { comparedDays } from './days.ts';
import { extremeMistake } from './extremes.ts';
import { comparedMeasure, foreignTo, referenceNear, subjectOf, trendsIn } from './figures.ts';
import { groupMistake } from './groups.ts';
import { horizonIn, horizonOf } from './horizon.ts';
import { listedBefore } from './lists.ts';
import { type Finding, moved } from './moves.ts';
import { outdoesMistake } from './outdoes.ts';
import { isQuantityProved } from './quantities.ts';
import { nounOfNames, withoutMove } from './said-moves.ts';
import type { Ground, Sense } from './sense.ts';
import { comparedSides } from './sides.ts';
import { othersMoved } from './the-others.ts';
import type { TrendWord } from './words.ts';

/** What is wrong with the words of a sentence that say rose, fell, highest and the like. */
export function trendMistakes(taken: Taken, ground: Ground): readonly string[] {
  return trendsIn(taken).flatMap((given) => {
    const word = valued(given, taken);
    const isExtreme = word.trend === 'highest' || word.trend === 'lowest';
    const { isRight, why } = isExtreme
      ? foundOf(extremeMistake(taken, word, ground))
      : moveOf(taken, word, ground);
    if (isRight !== true && isQuantityProved(taken, word.at, ground)) return [];
    if (isRight === null) return [why];
    if (!isNegated(taken, word)) return isRight ? [] : [why];
    return isRight ? [`it says not ${word.word}, and the figures say so`] : [];
  });
}

/** What is lost, at risk or wrong gets better when there is less of it. */
function valued(word: TrendWord, { references }: Taken): TrendWord {
  const isJudged = /^(?:improve\w*|better|worse|worsened|deteriorated)$/.test(word.word);
  const isBad = references.some(({ sense }) =>
    /\b(?:lost|churn|risk|errors?)\b/.test(sense.measure),
  );
  if (!isJudged || !isBad || (word.trend !== 'up' && word.trend !== 'down')) return word;
  return { ...word, trend: word.trend === 'up' ? 'down' : 'up' };
}

function foundOf(mistake: string | null): Finding {
  return { isRight: mistake === null, why: mistake ?? '' };
}

/** "Did not fall", "has never been lower", "failed to grow". */
function isNegated(taken: Taken, { at }: TrendWord): boolean {
  const { from } = clauseAt(taken, at);
  const lead = ownWords(taken.text).slice(from, at);
  if (/\bneither\b/i.test(taken.text.slice(0, at))) return true;
  return /\b(?:not|never|hardly|failed to|no longer|neither)(?: (?:the|a|been|be|to|any))* (?:\w+ )?$|n't (?:\w+ )?$/i.test(
    lead,
  );
}

function moveOf(taken: Taken, word: TrendWord, ground: Ground): Finding {
  const foreign = foreignTo(taken, word, ground);
  if (foreign) return { isRight: null, why: foreign };
  const after = taken.text.slice(word.at + word.word.length);
  const isAboveAll =
    /^(?: \w+)?(?: than)? (?:(?:all|any|every|each)(?:one|body)?(?: of)?(?: the)? (?:others?|else)|any other)\b/i;
  const isNoneAbove = /\bno(?:body| one)?\b[^,;{}]*$/i.test(taken.text.slice(0, word.at));
  if (isAboveAll.test(after) || (isNoneAbove && /^[^,;.{}]{0,40}? than\b/.test(after)))
    return foundOf(outdoesMistake(taken, word, ground));
  if (word.word === 'same') {
    if (/^ days?\b/.test(after)) return { isRight: true, why: '' };
    const equal = sameOfNames(taken, ground);
    if (equal !== null) return { isRight: equal, why: 'the figures are not the same' };
  }
  const without = withoutMove(taken, word);
  if (without !== null) return { isRight: without, why: `it would not have been ${word.word}` };
  const ofNames = nounOfNames(taken, word, ground);
  if (ofNames !== null) return ofNames;
  const others = othersMoved(taken, word, ground);
  if (others !== null) return { isRight: others, why: `it says ${word.word} of the others` };
  const level = comparedLevel(taken, word);
  if (level !== null) return { isRight: level, why: 'the figures are not level' };
  const group = groupMistake(taken, word, ground);
  if (group !== undefined) return foundOf(group);
  const between =
    comparedPair(taken, word) ??
    comparedNames(taken, word, ground) ??
    comparedWithUsual(taken, word, ground) ??
    comparedDays(taken, word, ground);
  if (between !== null)
    return { isRight: between, why: `it says ${word.word}, and the figures say otherwise` };
  const own = ofSubject(taken, word, ground);
  if (own.isRight !== null) return own;
  const sides = comparedSides(taken, word, ground);
  return sides === null ? own : { isRight: sides, why: `it is not ${word.word}` };
}

/** Of the figure, or of each of the names, that the word is about. */
function ofSubject(taken: Taken, word: TrendWord, ground: Ground): Finding {
  const all = listedBefore(taken, word.at);
  if (all.length > 1 && atSaidTime(taken, word, ground) !== null)
    return ofNamesAlone(all, word, taken, ground);
  const nearest =
    atSaidTime(taken, word, ground) ??
    (comparedMeasure(taken, word, ground) ? null : referenceNear(taken, word, ground)?.sense) ??
    null;
  const subject = subjectOf(taken, word, nearest, ground);
  const lead = taken.text.slice(0, word.at);
  const names = nearest ? [] : listedBefore(taken, word.at);
  if (subject === null) return ofNamesAlone(names, word, taken, ground);
  const isOfNames = names.length > 1 && names.some((name) => subject.entities.includes(name));
  const findings = (isOfNames ? names.map((name) => [name]) : [subject.entities]).map((entities) =>
    moved({ measure: subject.measure, entities }, nearest, word, lead, ground),
  );
  return allOf(findings, isNegated(taken, word));
}

/** Of all names the word holds, or of none where it is negated. */
function allOf(findings: readonly Finding[], isNone: boolean): Finding {
  const other = findings.find(({ isRight }) => isRight !== !isNone);
  return other ?? { isRight: !isNone, why: '' };
}

/** "Up for the month but down {a} for the year": the move over the time that its own clause names. */
function atSaidTime(taken: Taken, { at }: TrendWord, { senses }: Ground): Sense | null {
  const clause = clauseAt(taken, at);
  if (taken.references.some((reference) => isIn(clause, reference.at))) return null;
  const horizon = horizonIn(ownWords(taken.text).slice(clause.from, clause.to));
  const name = nameAt(taken, at);
  if (horizon === null || name === null) return null;
  return (
    [...senses.values()].find(
      (sense) => sense.entities.includes(name) && horizonOf(sense) === horizon,
    ) ?? null
  );
}

/** "ALPA and CORA both lost", where nothing but names is said: their moves over the time said, else of a day. */
function ofNamesAlone(
  names: readonly string[],
  word: TrendWord,
  { text }: Taken,
  ground: Ground,
): Finding {
  const horizon = horizonIn(text) ?? 'day';
  const moves = names.map((name) =>
    [...ground.senses.values()].find(
      (sense) => sense.entities.includes(name) && horizonOf(sense) === horizon,
    ),
  );
  const unknown = { isRight: null, why: `no fact shows what "${word.word}" says` };
  if (moves.length === 0) return unknown;
  const findings = moves.map((sense) => (sense ? moved(sense, sense, word, '', ground) : unknown));
  return findings.find(({ isRight }) => isRight !== true) ?? { isRight: true, why: '' };
}

import { clauseAt, isIn, nameAt, ownWords, type Taken } from './claim.ts';
import { levelsOf, peersOf, saidFirst } from './families.ts';
import { foreignTo, isFigure, referenceNear } from './figures.ts';
import { isOfSaidTime } from './horizon.ts';
import { listedBefore } from './lists.ts';
import { mostOfMove } from './majority.ts';
import { ownExtreme, saysNamedDay } from './own-extremes.ts';
import { type Ground, type Sense, sameNames } from './sense.ts';
import { stemsOf } from './stems.ts';
import type { TrendWord } from './words.ts';

const dropBehind = /^[- ](?:\w+ )?(?:drop|decline|fall|loss|loser|decrease|decliner|dip)/i;
const riseBehind = /^[- ](?:\w+ )?(?:rise|gain|gainer|increase|growth|jump|improvement)/i;
const dropped =
  /\b(?:fell|declined|dropped|lost|decreased|shrank|slipped|sank|slid) (?:by )?(?:the )?$/i;
const rose =
  /\b(?:rose|grew|gained|climbed|increased|improved|added|jumped|advanced) (?:by )?(?:the )?$/i;

/** What is wrong with a word such as highest or fewest; null when the figures bear it out. */
export function extremeMistake(taken: Taken, word: TrendWord, ground: Ground): string | null {
  const foreign = foreignTo(taken, word, ground);
  if (foreign) return foreign;
  // "The second largest" is a place, which is looked at by itself.
  if (/\b(?:second|third|fourth|fifth)[- ]$/i.test(taken.text.slice(0, word.at))) return null;
  const most = mostOfMove(taken, word, ground);
  if (most !== null) return most ? null : 'the names are not most of it';
  const own = ownExtreme(taken, word, ground);
  if (own !== undefined) return own;
  const tail = taken.text.slice(word.at + word.word.length, word.at + word.word.length + 28);
  const lead = taken.text.slice(0, word.at);
  const isDrop =
    (dropBehind.test(tail) && !taken.terms.has('lost')) ||
    (/^(?:most|least)$/.test(word.word) && dropped.test(lead) && !taken.terms.has('lost'));
  const isRise = riseBehind.test(tail) || (/^(?:most|least)$/.test(word.word) && rose.test(lead));
  const nearest =
    referenceNear(taken, word, ground) ??
    taken.references.findLast((reference) => reference.at < word.at && isFigure(reference)) ??
    taken.references.find(({ at, sense }) => {
      return at < word.at + 60 && sense.entities.includes(nameAt(taken, word.at) ?? '');
    }) ??
    null;
  // "Below its peak": the peak is part of the figure.
  if (word.word === 'peak' && nearest?.sense.fact.label.includes('highest')) return null;
  // "Direct, the smallest channel, lost {a}": what it lost is of another clause.
  const isApart =
    nearest !== null &&
    nearest.sense.kind !== 'level' &&
    !isIn(clauseAt(taken, word.at), nearest.at) &&
    /^ \w+,/.test(tail);
  const near = nearest && (isApart || saysOther(nearest.sense, tail, ground)) ? null : nearest;
  const moves = isDrop || isRise || /^(?:winner|loser)s?$/.test(word.word);
  if (near && !moves && isDay(near.sense)) return amongItsFamily(near.sense, word, taken, ground);
  const name = nearest?.sense.entities[0] ?? nameAt(taken, word.at) ?? taken.context[0] ?? null;
  const listed = listedBefore(taken, word.at);
  if (listed.length > 1 && !moves) return amongTheFirst(listed, word, taken, ground);
  if (saysNamedDay(word, taken, ground)) return null;
  if (name === null && near && near.sense.period === 'all')
    return amongItsFamily(near.sense, word, taken, ground);
  if (name === null) return `no fact shows what is ${word.word}`;
  const candidates = [...ground.senses.values()].filter(
    (sense) =>
      sameNames(sense.entities, [name]) &&
      (moves
        ? (sense.kind === 'change' || sense.kind === 'percent') &&
          isOfSaidTime(sense, ownWords(taken.text))
        : near
          ? sense.kind === near.sense.kind
          : sense.kind === 'level') &&
      (!near || moves || sense.measure === near.sense.measure) &&
      (moves || sense.period !== 'before' || near?.sense.period === 'before'),
  );
  const noun = /^ ([a-z]{4,})/.exec(tail)?.[1];
  const said = ({ measure }: Sense) =>
    wordsShared(measure, taken.text) + (noun !== undefined && measure.includes(noun) ? 10 : 0);
  const byWords = candidates.toSorted((a, b) => said(b) - said(a));
  const ofFamily = candidates.find((sense) => sense.fact === near?.sense.fact);
  const [best] = byWords;
  if (!ofFamily && !best) return `no fact shows that ${name} is ${word.word}`;
  const wantsLargest = isDrop ? word.trend === 'lowest' : word.trend === 'highest';
  // Where no word says of which figure, one that bears it out is enough.
  const asked = ofFamily
    ? [ofFamily]
    : moves
      ? byWords.slice(0, 1)
      : byWords.filter((sense) => best && said(sense) === said(best));
  // "Earned the most, from {orders} orders", "the strongest over the week": one of its figures will do.
  const told = taken.references
    .map(({ sense }) => sense)
    .filter(({ entities, kind }) => entities.includes(name) && kind !== 'date' && kind !== 'text');
  const isAny =
    /^(?:most|least|best|worst|strongest|weakest|top|bottom)$/.test(word.word) && !moves;
  if (isAny && told.some((sense) => amongItsFamily(sense, word, taken, ground) === null))
    return null;
  const mistakes = asked.map((sense) => amongItsFamily(sense, word, taken, ground, wantsLargest));
  return mistakes.includes(null) ? null : (mistakes[0] ?? null);
}

/** "France and Germany churn most": of some figure they have the first places among themselves. */
function amongTheFirst(
  names: readonly string[],
  { word, trend }: TrendWord,
  { text }: Taken,
  ground: Ground,
): string | null {
  const [first = ''] = names;
  const moves = [...ground.senses.values()].filter(
    (sense) =>
      sense.kind === 'percent' &&
      sense.entities.includes(first) &&
      isOfSaidTime(sense, ownWords(text)),
  );
  const isQuality = /^(?:best|worst|strongest|weakest)$/.test(word);
  const figures = saidFirst(levelsOf(first, ground), text);
  const isTrue = [...figures, ...(isQuality ? moves : [])].some((sense) => {
    const sorted = peersOf(sense, ground)
      .toSorted((a, b) => Number(b.fact.value) - Number(a.fact.value))
      .map(({ entities: [name = ''] }) => name);
    // The weakest by churn have the most of it.
    const isBad = isQuality && /\b(?:churn|lost|errors?|findings)\b/.test(sense.measure);
    const ends =
      (trend === 'highest') !== isBad ? sorted.slice(0, names.length) : sorted.slice(-names.length);
    return sorted.length > names.length && names.every((name) => ends.includes(name));
  });
  return isTrue ? null : `${names.join(' and ')} are not ${word}`;
}

/** "The least revenue" beside a figure of orders. */
function saysOther({ measure, entities }: Sense, tail: string, { senses }: Ground): boolean {
  const noun = /^ ([a-z]{4,})/.exec(tail)?.[1];
  if (noun === undefined || measure.includes(noun)) return false;
  return [...senses.values()].some(
    (other) =>
      other.kind === 'level' &&
      sameNames(other.entities, entities) &&
      other.measure.split(/\W+/).includes(noun),
  );
}

const sizes = /^(?:largest|biggest|deepest|steepest|sharpest|heaviest|greatest)$/;

/** Days have no name: "the best day was 18 November" stands with the figure of that day. */
function isDay({ family }: Sense): boolean {
  return family.endsWith('/day');
}

function amongItsFamily(
  sense: Sense,
  word: TrendWord,
  { text }: Taken,
  { senses }: Ground,
  wantsLargest = word.trend === 'highest',
): string | null {
  const name = sense.entities[0] ?? sense.fact.label;
  const family = [...senses.values()].filter((other) => other.family === sense.family);
  if (family.length < 2) return `there is nothing to compare ${name} with`;
  // "The deepest drawdown", "the largest drop": of what is below zero, the size counts.
  const isSize = sizes.test(word.word) && family.every(({ fact }) => Number(fact.value) <= 0);
  const size = ({ fact: { value } }: Sense) => (isSize ? -Number(value) : Number(value));
  const values = family.map(size);
  const [largest, smallest] = [Math.max(...values), Math.min(...values)];
  const own = size(sense);
  // "The most loyal" may have the least of what is counted: the figures alone do not tell.
  if (isOpen(word, text) && (own === largest || own === smallest)) return null;
  return own === (wantsLargest ? largest : smallest) ? null : `${name} is not ${word.word}`;
}

function isOpen({ word, at }: TrendWord, text: string): boolean {
  if (/^(?:best|worst)$/.test(word))
    return !/^ (?:day|week|month|seller|result)/.test(text.slice(at + word.length));
  return (
    /^(?:most|least)$/.test(word) &&
    /^ (?!often|frequent|sales|orders|rows)[a-z]+(?:al|ous|ive|ble|ent|ant|ful|ed|ing)\b/.test(
      text.slice(at + word.length),
    )
  );
}

function wordsShared(measure: string, text: string): number {
  const said = stemsOf(ownWords(text));
  return [...stemsOf(measure)].filter((word) => said.has(word)).length;
}

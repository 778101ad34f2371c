import { clauseAt, isIn, nameAt, ownWords, type Reference, type Taken } from './claim.ts';
import { changeOf, type Ground, percentOf, type Sense, sameNames } from './sense.ts';
import type { Clause } from './sentences.ts';
import { multiples, type TrendWord, trendWords } from './words.ts';

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

export function trendsIn({ text, mentions }: Taken): readonly TrendWord[] {
  return trendWords(ownWords(text)).filter(
    ({ at }) => !mentions.some((mention) => at >= mention.at && at < mention.end),
  );
}

/** What only the future will show. */
const forecast =
  /\b(?:will|shall|expect(?:s|ed)?|likely|forecast|predicted|projected|going to|next (?:week|month|quarter|year))\b/i;
/** Figures that a business has and these data may not. */
const otherFigures =
  /\b(?:profits?|margins?|returns|refunds|prices?|costs?|churn|traffic|visits|conversion|discounts?|inventory|stock|satisfaction|demand|market share|headcount)\b/i;

function moveMistake(taken: Taken, word: TrendWord, ground: Ground): string | null {
  const foreign = foreignTo(taken, word, ground);
  if (foreign) return foreign;
  const nearest = comparedMeasure(taken, word, ground) ? null : referenceNear(taken, word, ground);
  const between = comparedPair(taken, word);
  if (between !== null)
    return between ? null : `it says ${word.word}, and the figures say otherwise`;
  const subject = subjectOf(taken, word, nearest, ground);
  if (subject === null) return `no fact shows what "${word.word}" says`;
  const multiple = multiples.get(word.word);
  if (multiple) {
    const percent = percentOf(subject, ground);
    if (percent === null) return `no fact shows that it ${word.word}`;
    return Math.abs(percent - multiple.percent) <= multiple.slack
      ? null
      : `it has not ${word.word}`;
  }
  const isOwnMove =
    nearest && (nearest.sense.kind === 'change' || nearest.sense.kind === 'percent');
  const change = isOwnMove ? Number(nearest.sense.fact.value) : changeOf(subject, ground);
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

/** The reference that the word is about: a change in its clause, else any there, else in the next. */
function referenceNear(taken: Taken, { at }: TrendWord, ground: Ground): Reference | null {
  const clause = clauseAt(taken, at);
  const inClause = taken.references.filter((reference) => isIn(clause, reference.at));
  const isMove = ({ sense }: Reference) => sense.kind === 'change' || sense.kind === 'percent';
  const byDistance = [...inClause].sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
  const own = byDistance.find(isMove) ?? byDistance.find(({ sense }) => sense.kind === 'level');
  if (own) return own;
  if (saysOtherMeasure(taken, clause, ground)) return null;
  const hasOther = (reference: Reference) =>
    trendsIn(taken).some((word) => word.at > at && word.at < reference.at);
  const next = taken.references.find((reference) => reference.at > at && isFigure(reference));
  if (next && !hasOther(next) && next.at < clause.to + 60) return next;
  return null;
}

/** "Rows fell, but net amount rose to {total}": the first clause has a figure of its own. */
function saysOtherMeasure(taken: Taken, clause: Clause, ground: Ground): boolean {
  const said = saidMeasure(ownWords(taken.text).slice(clause.from, clause.to), ground);
  return said !== null && taken.references.some(({ sense }) => sense.measure !== said);
}

/** "fewer rows": the measure that stands right behind the word. */
function comparedMeasure(
  { text }: Taken,
  { at, word }: TrendWord,
  { senses }: Ground,
): string | null {
  const after = ownWords(text)
    .slice(at + word.length)
    .toLowerCase();
  const measures = [...senses.values()].map(({ measure }) => measure);
  return measures.find((measure) => measure !== '' && after.startsWith(` ${measure}`)) ?? null;
}

/** The measure that a text names, the longest first. */
function saidMeasure(text: string, { senses }: Ground): string | null {
  const lower = text.toLowerCase();
  const measures = [...senses.values()].filter(({ kind }) => kind === 'level');
  return (
    measures
      .map(({ measure }) => measure)
      .filter((measure) => measure !== '' && lower.includes(measure))
      .toSorted((a, b) => b.length - a.length)[0] ?? null
  );
}

function isFigure({ sense }: Reference): boolean {
  return sense.kind === 'change' || sense.kind === 'percent' || sense.kind === 'level';
}

/**
 * "{a} is higher than {b}", "{a}, up from {b}", "from {b} to {a}": both figures are there, and the
 * word is right or not. Null where it is not such a sentence.
 */
function comparedPair(taken: Taken, word: TrendWord): boolean | null {
  if (word.trend === 'flat' || multiples.has(word.word)) return null;
  const levels = taken.references.filter(({ sense }) => sense.kind === 'level');
  const before = levels.findLast(({ at }) => at < word.at);
  const after = levels.filter(({ at }) => at > word.at);
  const [next, later] = after;
  const ofOne = (some?: Reference, other?: Reference) =>
    some && other && some.sense.measure === other.sense.measure;
  const holds = (left: Reference, right: Reference) => {
    const difference = Number(left.sense.fact.value) - Number(right.sense.fact.value);
    return word.trend === 'up' ? difference > 0 : difference < 0;
  };
  if (before && next && ofOne(before, next)) {
    const link = taken.text.slice(word.at, next.at);
    if (
      /^\p{L}+ (?:than|from|on)\b/u.test(link) ||
      /^(?:above|below|exceeded|beat|exceeds|beats)\b/i.test(link)
    )
      return holds(before, next);
  }
  if (next && later && ofOne(next, later)) {
    const lead = taken.text.slice(word.at, next.at);
    const middle = taken.text.slice(next.end, later.at);
    if (/\bfrom\b[^{}]*$/.test(lead) && /^\s?to\b|\bto\s$/.test(middle)) return holds(later, next);
    if (/\bto\b[^{}]*$/.test(lead) && /\b(?:from|after|against)\b[^{}]*$/.test(middle))
      return holds(next, later);
  }
  return null;
}

/** Which figure the word is about, named or not. */
function subjectOf(
  taken: Taken,
  word: TrendWord,
  nearest: Reference | null,
  ground: Ground,
): Pick<Sense, 'measure' | 'entities'> | null {
  if (nearest) return nearest.sense;
  const main = mainMeasure(taken, word, ground);
  if (main === null) return null;
  const name = nameAt(taken, word.at);
  if (name !== null) return { measure: main, entities: [name] };
  const [context] = taken.context;
  const isAnaphor = /^(?:it|this|that|they)\b/i.test(taken.text);
  if (isAnaphor && context !== undefined) return { measure: main, entities: [context] };
  return { measure: main, entities: [] };
}

/** The measure of a word: named in its clause, else of the sentence's figures, else the headline's. */
function mainMeasure(taken: Taken, word: TrendWord, ground: Ground): string | null {
  const { at } = word;
  const clause = clauseAt(taken, at);
  const words = ownWords(taken.text);
  return (
    comparedMeasure(taken, word, ground) ??
    saidMeasure(words.slice(clause.from, clause.to), ground) ??
    taken.references.find(isFigure)?.sense.measure ??
    saidMeasure(words, ground) ??
    ground.senses.get('total')?.measure ??
    null
  );
}

/** A comparison that no data of ours can bear: of the future, or of a figure that is not there. */
function foreignTo(taken: Taken, { word, at }: TrendWord, { senses }: Ground): string | null {
  const words = ownWords(taken.text);
  if (forecast.test(words)) return `no fact shows what will be ${word}`;
  const clause = clauseAt(taken, at);
  if (taken.references.some((reference) => isIn(clause, reference.at))) return null;
  const figure = otherFigures.exec(words.slice(clause.from, clause.to))?.[0].toLowerCase();
  const isKnown = [...senses.values()].some(({ measure }) => figure && measure.includes(figure));
  return figure && !isKnown ? `no fact is about ${figure}` : null;
}

function extremeMistake(taken: Taken, word: TrendWord, ground: Ground): string | null {
  const foreign = foreignTo(taken, word, ground);
  if (foreign) return foreign;
  const tail = taken.text.slice(word.at + word.word.length, word.at + word.word.length + 28);
  const isDrop = /^[- ](?:\w+ )?(?:drop|decline|fall|loss|decrease|dip)/i.test(tail);
  const isRise = /^[- ](?:\w+ )?(?:rise|gain|increase|growth|jump|improvement)/i.test(tail);
  const near =
    referenceNear(taken, word, ground) ??
    taken.references.findLast((reference) => reference.at < word.at && isFigure(reference)) ??
    null;
  const name = near?.sense.entities[0] ?? nameAt(taken, word.at) ?? taken.context[0] ?? null;
  if (name === null) return `no fact shows what is ${word.word}`;
  const moves = isDrop || isRise;
  const candidates = [...ground.senses.values()].filter(
    (sense) =>
      sameNames(sense.entities, [name]) &&
      (moves
        ? sense.kind === 'change' || sense.kind === 'percent'
        : near
          ? sense.kind === near.sense.kind
          : sense.kind === 'level') &&
      (!near || moves || sense.measure === near.sense.measure) &&
      (moves || sense.period !== 'before' || near?.sense.period === 'before'),
  );
  const ofFamily = candidates.find((sense) => sense.fact === near?.sense.fact) ?? candidates[0];
  if (!ofFamily) return `no fact shows that ${name} is ${word.word}`;
  const family = [...ground.senses.values()].filter((sense) => sense.family === ofFamily.family);
  if (family.length < 2) return `there is nothing to compare ${name} with`;
  const values = family.map(({ fact }) => Number(fact.value));
  const wantsLargest = isDrop ? word.trend === 'lowest' : word.trend === 'highest';
  const wanted = wantsLargest ? Math.max(...values) : Math.min(...values);
  return Number(ofFamily.fact.value) === wanted ? null : `${name} is not ${word.word}`;
}

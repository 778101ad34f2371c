import { clauseAt, isIn, nameAt, ownWords, type Reference, type Taken } from './claim.ts';
import type { Ground, Sense } from './sense.ts';
import type { Clause } from './sentences.ts';
import { stemsFor, stemsOf } from './stems.ts';
import { type TrendWord, trendWords } from './words.ts';

/**
 * The words of a sentence that say rose, fell, highest and the like. A word of a figure's own name is
 * none: customers "lost" are what is counted.
 */
export function trendsIn({ text, mentions, terms, references }: Taken): readonly TrendWord[] {
  return trendWords(ownWords(text)).filter(
    ({ at, word }) =>
      !terms.has(word) &&
      !isLimit(word, references) &&
      !mentions.some((mention) => at >= mention.at && at < mention.end),
  );
}

/** "The limit was exceeded" beside the payments above it: the figure is called so. */
function isLimit(word: string, references: readonly Reference[]): boolean {
  return (
    /^exceed/.test(word) &&
    references.some(({ sense }) => /\b(?:above|exceed\w*|over)\b/.test(sense.fact.label))
  );
}

/** What only the future will show. */
const forecast =
  /\b(?:will|shall|expect(?:s|ed)?|likely|forecast|predicted|projected|going to|next (?:week|month|quarter|year))\b/i;
/** Figures that a business has and these data may not. */
const otherFigures =
  /\b(?:profits?|margins?|returns|refunds|prices?|costs?|churn|traffic|visits|conversion|discounts?|inventory|stock|satisfaction|demand|market share|headcount)\b/i;

/** The reference that the word is about: a change in its clause, else any there, else in the next. */
export function referenceNear(taken: Taken, { at }: TrendWord, ground: Ground): Reference | null {
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

/**
 * The measure that the word names itself: "fewer rows", "smaller orders", which are less a row, "they brought
 * more" and "the decline", which mean the main figure.
 */
export function comparedMeasure(
  taken: Taken,
  { at, word }: TrendWord,
  { senses }: Ground,
): string | null {
  const words = ownWords(taken.text).toLowerCase();
  const after = words.slice(at + word.length);
  const measures = [...senses.values()].map(({ measure }) => measure);
  const main = senses.get('total')?.measure ?? null;
  if (/^ (?:order |sales )?(?:volumes?|activity)\b/.test(after) && measures.includes('rows'))
    return 'rows';
  const said = measures.find((measure) => measure !== '' && after.startsWith(` ${measure}`));
  if (said !== undefined) return said;
  if (sizes.test(word) && /^ (?:orders?|baskets?|transactions?|rows?|tickets?)\b/.test(after))
    return measures.find((measure) => measure.includes(' per ')) ?? null;
  if (/^(?:more|fewer|less)$/.test(word) && counts.test(after) && measures.includes('rows'))
    return 'rows';
  if (/^(?:more|less)$/.test(word) && /^(?:[^\p{L}\s]|$)/u.test(after)) return main;
  const clause = clauseAt(taken, at);
  const isTold = taken.references.some((reference) => isIn(clause, reference.at));
  const isAnaphor = nouns.test(word) && /\b(?:the|this|that) $/.test(words.slice(0, at));
  return isAnaphor && !isTold && nameAt(taken, at) === null ? main : null;
}

/** What a row of the data is, in the words of those who write about it. */
const counts = /^ (?:orders|transactions|records|purchases|rows|deals)\b/;
const sizes = /^(?:smaller|larger|bigger)$/;
const nouns = /^(?:decline|drop|fall|decrease|loss|dip|rise|growth|increase|gain)$/;

/** The measure that a text names, the longest first. */
function saidMeasure(text: string, { senses }: Ground): string | null {
  const lower = text.toLowerCase();
  const measures = [...senses.values()].filter(({ kind }) => kind === 'level');
  const stems = stemsOf(text);
  return (
    measures
      .map(({ measure }) => measure)
      .filter((measure) => measure !== '' && lower.includes(measure))
      .toSorted((a, b) => b.length - a.length)[0] ??
    // "One customer fewer was lost": all words of "customers lost".
    measures
      .map((sense) => ({ measure: sense.measure, own: [...stemsFor(sense, sense.measure)] }))
      .find(({ own }) => own.length > 1 && own.every((word) => stems.has(word)))?.measure ??
    null
  );
}

export function isFigure({ sense }: Reference): boolean {
  return sense.kind === 'change' || sense.kind === 'percent' || sense.kind === 'level';
}

/** Which figure the word is about, named or not. */
export function subjectOf(
  taken: Taken,
  word: TrendWord,
  nearest: Sense | null,
  ground: Ground,
): Pick<Sense, 'measure' | 'entities'> | null {
  if (nearest) return nearest;
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
export function foreignTo(
  taken: Taken,
  { word, at }: TrendWord,
  { senses }: Ground,
): string | null {
  const { terms } = taken;
  const words = ownWords(taken.text);
  const future = forecast.exec(words)?.[0].toLowerCase();
  // "predicted chance" is what a figure is called.
  if (future !== undefined && !terms.has(future)) return `no fact shows what will be ${word}`;
  const clause = clauseAt(taken, at);
  if (taken.references.some((reference) => isIn(clause, reference.at))) return null;
  const said = words
    .slice(clause.from, clause.to)
    .replace(/\bmargin of error\b|\bby an? \w+ margin\b/g, '');
  const figure = otherFigures.exec(said)?.[0].toLowerCase();
  const isKnown = [...senses.values()].some(({ measure }) => figure && measure.includes(figure));
  return figure && !isKnown ? `no fact is about ${figure}` : null;
}

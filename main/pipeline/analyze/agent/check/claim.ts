import { type Ground, namesOf, type Sense } from './sense.ts';
import { type Clause, clausesOf, mentionsOf, type Piece, piecesOf } from './sentences.ts';

/** A reference in a sentence with the fact that it means. */
export interface Reference {
  readonly sense: Sense;
  readonly at: number;
  readonly end: number;
}

/** A sentence taken apart, for the checks that follow. */
export interface Taken {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly references: readonly Reference[];
  /** References to no fact. */
  readonly unknown: readonly string[];
  readonly mentions: ReturnType<typeof mentionsOf>;
  readonly clauses: readonly Clause[];
  /** Words of the figures' own names, and of what its references are called. */
  readonly terms: ReadonlySet<string>;
  /** Names that the heading or the sentences before were about. */
  readonly context: readonly string[];
}

export function takeApart(text: string, context: readonly string[], ground: Ground): Taken {
  const pieces = piecesOf(text);
  const references: Reference[] = [];
  const unknown: string[] = [];
  for (const piece of pieces) {
    if (!('ref' in piece)) continue;
    const sense = ground.senses.get(piece.ref);
    const end = text.indexOf('}', piece.at) + 1;
    if (sense) references.push({ sense, at: piece.at, end });
    else unknown.push(piece.ref);
  }
  return {
    text,
    pieces,
    references,
    unknown,
    mentions: mentionsOf(text, namesOf(ground)),
    clauses: clausesOf(text),
    terms: new Set([
      ...termsOf(ground),
      ...references.flatMap(({ sense }) => wordsOf(sense.fact.label)),
    ]),
    context,
  };
}

const terms = new WeakMap<Ground, ReadonlySet<string>>();

function termsOf(ground: Ground): ReadonlySet<string> {
  const before = terms.get(ground);
  if (before) return before;
  const heads = [...ground.senses.values()].map(({ measure }) => measure.split(':')[0] ?? '');
  // A long explanation is no name: what it compares may be compared in a sentence, too.
  const words = new Set(heads.map(wordsOf).flatMap((own) => (own.length > 4 ? [] : own)));
  if (words.has('lost'))
    for (const word of ['lose', 'loses', 'loss', 'losses', 'losing']) words.add(word);
  terms.set(ground, words);
  return words;
}

/** The words of a text in lower case. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}-]*/gu) ?? [];
}

export function clauseAt({ clauses, text }: Taken, at: number): Clause {
  return clauses.findLast(({ from }) => from <= at) ?? { from: 0, to: text.length };
}

export function isIn(clause: Clause, at: number): boolean {
  return at >= clause.from && at < clause.to;
}

/** A sentence's own words: what a reference is called says nothing. */
export function ownWords(text: string): string {
  return text.replace(/\{[^{}]*\}/g, (reference) => '\u0001'.repeat(reference.length));
}

/** The name that a place in the sentence is about: in its clause, else in an earlier one, else in a later one. */
export function nameAt(taken: Taken, at: number): string | null {
  const clause = clauseAt(taken, at);
  const inClause = taken.mentions.filter((mention) => isIn(clause, mention.at));
  const before =
    inClause.findLast((mention) => mention.at < at) ?? inClause.find((mention) => mention.at > at);
  const earlier = taken.mentions.findLast((mention) => mention.at < at);
  const later = taken.mentions.find((mention) => mention.at > at);
  return (before ?? earlier ?? later)?.name ?? null;
}

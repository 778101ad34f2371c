import type { Ground, Sense } from './sense.ts';
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
    mentions: mentionsOf(text, ground.names),
    clauses: clausesOf(text),
    context,
  };
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

import { isBoundProved } from './bounds.ts';
import { ownWords, type Taken, takeApart } from './claim.ts';
import { isCounted } from './counted.ts';
import { isDateProved } from './date-proof.ts';
import { dayMistakes } from './days.ts';
import { trendsIn } from './figures.ts';
import { findLiterals, type Literal } from './literals.ts';
import { isMultipleProved } from './multiples.ts';
import { isOfName, type NumberProof, proveNumber } from './number-proof.ts';
import { partMistakes } from './parts.ts';
import { quantityMistakes } from './quantities.ts';
import { rankMistakes } from './ranks.ts';
import { rivalMistakes } from './rivals.ts';
import type { Ground, Sense } from './sense.ts';
import { type Piece, sentencesOf } from './sentences.ts';
import { subjectMistakes } from './subject.ts';
import { isCountOfOthers } from './the-others.ts';
import { trendMistakes } from './trend.ts';

export type Verdict = 'plain' | 'verified' | 'derived' | 'unproven';

/** A number or date in the sentence's own words that a fact, or two, proves. */
export interface Proved {
  readonly at: number;
  readonly end: number;
  readonly by: NumberProof | { readonly date: string };
}

export interface CheckedSentence {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly verdict: Verdict;
  /** Why it is unproven. */
  readonly why: readonly string[];
  readonly proved: readonly Proved[];
  /** Names out of the data in it, with their places. */
  readonly mentions: Taken['mentions'];
  /** Digits that are part of what a figure is called: "the last 60 prices", "rows in sales-2026.csv". */
  readonly ofNames: readonly Literal[];
}

/**
 * Checks each sentence of a paragraph: every reference must fit the words around it, and every number,
 * date and comparison in the sentence's own words must follow from a fact.
 * @param heading what the paragraph stands under; a name in it is what the paragraph is about
 */
export function checkText(
  paragraph: string,
  heading: string,
  ground: Ground,
): readonly CheckedSentence[] {
  let context = takeApart(heading, [], ground).mentions.map(({ name }) => name);
  return sentencesOf(paragraph).map((text) => {
    const taken = takeApart(text, context, ground);
    const checked = checkSentence(taken, ground);
    if (taken.mentions.length > 0) context = [...new Set(taken.mentions.map(({ name }) => name))];
    return checked;
  });
}

function checkSentence(taken: Taken, ground: Ground): CheckedSentence {
  const { text, pieces, mentions, unknown } = taken;
  const literals = findLiterals(masked(taken));
  const proofs = literals.map((literal) => ({ literal, proof: prove(literal, taken, ground) }));
  const ofNames = proofs.flatMap(({ literal, proof }) =>
    !proof && isOfName(literal, taken, ground) ? [literal] : [],
  );
  const isUnproved = ({ literal, proof }: (typeof proofs)[number]) =>
    !proof && !ofNames.includes(literal) && !isBorneOut(literal, taken, ground);
  const why = [
    ...unknown.map((id) => `{${id}} refers to no fact`),
    ...subjectMistakes(taken, ground),
    ...rivalMistakes(
      taken,
      ground,
      proofs.flatMap(({ proof }) => partsOf(proof)),
    ),
    ...partMistakes(taken, ground),
    ...quantityMistakes(taken, ground),
    ...rankMistakes(taken, ground),
    ...dayMistakes(taken),
    ...trendMistakes(withProved(taken, proofs), ground),
    ...proofs.filter(isUnproved).map(({ literal }) => `no fact is "${literal.text.trim()}"`),
  ];
  // Digits inside a word are no number, but nothing proves them either.
  const rest = literals.reduce(
    (line, { at, text: { length } }) =>
      line.slice(0, at) + ' '.repeat(length) + line.slice(at + length),
    ownWords(masked(taken)),
  );
  if (/\p{Nd}/u.test(rest)) why.push('it holds digits that no fact gives');
  const proved = proofs.flatMap(({ proof }) => (proof ? [proof] : []));
  const hasClaim = taken.references.length > 0 || literals.length > 0 || trendsIn(taken).length > 0;
  const isDerived = proved.length > 0 || trendsIn(taken).length > taken.references.length;
  const verdict =
    why.length > 0 ? 'unproven' : !hasClaim ? 'plain' : isDerived ? 'derived' : 'verified';
  return { text, pieces, verdict, why: [...new Set(why)], proved, mentions, ofNames };
}

/** "Two of three channels", "more than half": a number in words that the figures bear out. In digits it needs a fact. */
function isBorneOut(literal: Literal, taken: Taken, ground: Ground): boolean {
  if (/\p{Nd}/u.test(literal.text)) return false;
  return (
    isCounted(literal, taken, ground) ||
    isCountOfOthers(literal.at, taken, ground) ||
    isBoundProved(literal, taken, ground) ||
    isMultipleProved(literal, taken, ground)
  );
}

/** The two figures that a stated share or difference is worked out from. */
function partsOf(proof: Proved | null): readonly Sense[] {
  if (!proof || 'date' in proof.by || 'sense' in proof.by) return [];
  const { by } = proof;
  return 'shareOf' in by ? by.shareOf : 'percentOf' in by ? by.percentOf : by.differenceOf;
}

/** A stated number that a fact proves is what the words around it are about, as a reference is. */
function withProved(taken: Taken, proofs: readonly { readonly proof: Proved | null }[]): Taken {
  const own = proofs.flatMap(({ proof }) =>
    proof && 'sense' in proof.by && !/\bof (?:the |all )?$/i.test(taken.text.slice(0, proof.at))
      ? [{ sense: proof.by.sense, at: proof.at, end: proof.end }]
      : [],
  );
  const references = [...taken.references, ...own].toSorted((a, b) => a.at - b.at);
  return { ...taken, references };
}

/** "Store 12" states no number. */
function masked({ text, mentions }: Taken): string {
  return mentions.reduce(
    (line, { at, end }) => line.slice(0, at) + '\u0001'.repeat(end - at) + line.slice(end),
    text,
  );
}

function prove(literal: Literal, taken: Taken, ground: Ground): Proved | null {
  const place = { at: literal.at, end: literal.at + literal.text.length };
  const { date } = literal;
  if (date !== null)
    return isDateProved(date, literal.at, taken, ground) ? { ...place, by: { date } } : null;
  const by = proveNumber(literal, taken, ground);
  return by ? { ...place, by } : null;
}

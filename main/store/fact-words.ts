import type { Fact } from '../domain/report/fact.ts';

/**
 * The words by which a fact is found. A number is its digits and nothing else, so that "412,300",
 * "412.300" and "€412 300" are one word; as the report rounds it, and with two decimals.
 */
export function wordsOf({ label, text, unit, value }: Omit<Fact, 'evidence'>): string {
  const exact = typeof value === 'number' ? digitsOf(Math.abs(value).toFixed(2)) : '';
  const shown = typeof value === 'number' ? digitsOf(text) : text;
  return [label, unit, shown, exact].filter(Boolean).join(' ');
}

/**
 * What was typed as an FTS5 query, every word of which must be there; null when it has none.
 * @param words whole words are read from the newest on; for beginnings the index is gathered first
 */
export function matchOf(
  typed: string,
  words: 'whole' | 'beginnings' = 'beginnings',
): string | null {
  // A space between digits groups thousands.
  const pieces = typed.replace(/(?<=\d)[\s\u2019'](?=\d{3}(?!\d))/g, '').split(/\s+/);
  const terms = pieces.flatMap((piece) =>
    isNumber(piece) ? [numberTerm(piece)] : wordTerms(piece, words),
  );
  return terms.length === 0 ? null : terms.join(' AND ');
}

/** "€412,300.50", "−31.2%": digits with what a number is written with, and no letter. */
function isNumber(piece: string): boolean {
  return /\d/.test(piece) && !/\p{L}|\d[-/:]\d/u.test(piece);
}

function numberTerm(piece: string): string {
  const digits = digitsOf(piece);
  // One decimal may have been two: 412.5 is written 412.50.
  const isOneDecimal = /[.,]\d(?!\d)/.test(piece);
  return isOneDecimal ? `("${digits}" OR "${digits}0")` : `"${digits}"`;
}

function wordTerms(piece: string, words: 'whole' | 'beginnings'): readonly string[] {
  return piece
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => (words === 'whole' || /^\d+$/.test(word) ? `"${word}"` : `"${word}"*`));
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
}

/** A piece of a sentence: words, or a reference to a fact. */
export type Piece =
  | { readonly words: string; readonly at: number }
  | { readonly ref: string; readonly at: number };

/** Cuts a paragraph after full stops, but not inside numbers, references and abbreviations. */
export function sentencesOf(paragraph: string): readonly string[] {
  const text = paragraph.replace(/\s+/g, ' ').trim();
  const sentences: string[] = [];
  let from = 0;
  for (const match of text.matchAll(/[.!?]["”’)]?\s+(?=["“({\p{Lu}\d-])/gu)) {
    const end = match.index + match[0].length;
    if (/\b(?:e\.g|i\.e|vs|approx|ca|No|Mr|Ms|St)\.\s$/.test(text.slice(from, end))) continue;
    sentences.push(text.slice(from, end).trim());
    from = end;
  }
  sentences.push(text.slice(from).trim());
  return sentences.filter((sentence) => sentence !== '');
}

export function piecesOf(sentence: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of sentence.matchAll(/\{([^{}\n]{1,120})\}/g)) {
    if (match.index > from) pieces.push({ words: sentence.slice(from, match.index), at: from });
    pieces.push({ ref: (match[1] ?? '').trim(), at: match.index });
    from = match.index + match[0].length;
  }
  if (from < sentence.length) pieces.push({ words: sentence.slice(from), at: from });
  return pieces;
}

export interface Clause {
  readonly from: number;
  readonly to: number;
}

const breaks = /(?:[;:—]|,(?=\s)|\s(?:while|whereas|but|although|though|yet|and)(?=\s)|\s–(?=\s))/g;

/** Where a sentence's clauses begin and end; references are never cut. */
export function clausesOf(sentence: string): readonly Clause[] {
  const masked = sentence.replace(/\{[^{}]*\}/g, (reference) => '\u0001'.repeat(reference.length));
  const ends = [...masked.matchAll(breaks)].map((match) => match.index);
  const starts = [0, ...ends];
  return starts.map((from, at) => ({ from, to: starts[at + 1] ?? sentence.length }));
}

/** Where the names stand, the longest first, so that one inside another is not taken twice. */
export function mentionsOf(
  sentence: string,
  names: readonly string[],
): readonly { readonly name: string; readonly at: number; readonly end: number }[] {
  let text = sentence.replace(/\{[^{}]*\}/g, (reference) => '\u0001'.repeat(reference.length));
  const found: { name: string; at: number; end: number }[] = [];
  for (const name of names) {
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
      const isWhole =
        !/[\p{L}\d]/u.test(text[at - 1] ?? ' ') &&
        !/[\p{L}\d]/u.test(text[at + name.length] ?? ' ');
      if (!isWhole) continue;
      found.push({ name, at, end: at + name.length });
      text = text.slice(0, at) + '\u0002'.repeat(name.length) + text.slice(at + name.length);
    }
  }
  return found.toSorted((a, b) => a.at - b.at);
}

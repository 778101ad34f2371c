export interface Marked {
  readonly html: string;
  /** Places found, each marked. */
  readonly count: number;
}

const mostMarked = 1000;
/** A tag, whose quoted values may hold anything, or a piece of text. */
const pieces = /<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/g;
/** Tags that stand within a line of text: what is looked for may go across them. */
const inline = /^<\/?(?:a|b|i|em|strong|code|del|s|span|sub|sup)[\s>]/i;
const character = /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});|[\s\S]/giu;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The text of a document, one entry a code unit, with where in the document it stands. */
interface Spread {
  text: string;
  readonly from: number[];
  readonly to: number[];
  /** The piece of text that holds it: a mark never goes across a tag. */
  readonly piece: number[];
}

/**
 * Marks each place of `wanted` in the body of a report's safe HTML: `<mark id="found-1">`, and without an
 * id its further parts beyond a tag. Letters count alike in either case, white space as one space.
 */
export function markText(html: string, wanted: string): Marked {
  const needle = wanted.trim().replace(/\s+/g, ' ').toLowerCase();
  if (needle === '') return { html, count: 0 };
  const spread = spreadOf(html);
  const parts: string[] = [];
  let written = 0;
  let count = 0;
  for (
    let at = spread.text.indexOf(needle);
    at !== -1 && count < mostMarked;
    at = spread.text.indexOf(needle, at + needle.length)
  ) {
    count += 1;
    for (const [index, part] of partsOf(spread, at, needle.length).entries()) {
      const open = index === 0 ? `<mark id="found-${count}">` : '<mark>';
      parts.push(html.slice(written, part.from), open, html.slice(part.from, part.to), '</mark>');
      written = part.to;
    }
  }
  return { html: parts.join('') + html.slice(written), count };
}

function spreadOf(html: string): Spread {
  const spread: Spread = { text: '', from: [], to: [], piece: [] };
  const body = Math.max(0, html.indexOf('<body'));
  const texts: string[] = [];
  for (const { 0: piece, index } of html.slice(body).matchAll(pieces)) {
    const from = body + index;
    if (piece.startsWith('<')) {
      // Nothing that is looked for holds a line break, so nothing is found from one block to the next.
      if (!inline.test(piece)) add(spread, texts, '\n', { from, to: from, piece: -1 });
      continue;
    }
    for (const { 0: written, index: at } of piece.matchAll(character)) {
      const read = /\s/.test(decoded(written)) ? ' ' : decoded(written).toLowerCase();
      if (read === ' ' && /\s/.test(texts.at(-1) ?? '')) continue;
      const start = from + at;
      add(spread, texts, read, { from: start, to: start + written.length, piece: from });
    }
  }
  spread.text = texts.join('');
  return spread;
}

function add(
  { from, to, piece }: Spread,
  texts: string[],
  read: string,
  at: { readonly from: number; readonly to: number; readonly piece: number },
): void {
  texts.push(read);
  for (let unit = 0; unit < read.length; unit += 1) {
    from.push(at.from);
    to.push(at.to);
    piece.push(at.piece);
  }
}

function decoded(written: string): string {
  if (written.length === 1 || !written.startsWith('&')) return written;
  const name = written.slice(1, -1);
  // `#x3c` as `0x3c`, `#39` as `039`.
  const code = name.startsWith('#') ? Number(name.replace('#', '0')) : Number.NaN;
  if (Number.isNaN(code)) return entities[name.toLowerCase()] ?? written;
  return code <= 0x10ffff ? String.fromCodePoint(code) : written;
}

/** The stretches of a found place that no tag interrupts. */
function partsOf({ from, to, piece }: Spread, at: number, length: number) {
  const parts: { from: number; to: number; piece: number }[] = [];
  for (let unit = at; unit < at + length; unit += 1) {
    const last = parts.at(-1);
    const here = { from: from[unit] ?? 0, to: to[unit] ?? 0, piece: piece[unit] ?? 0 };
    if (last?.piece === here.piece) last.to = here.to;
    else parts.push(here);
  }
  return parts;
}

/** A sentence of which parts are taken away as they are understood. */
export interface SaidWords {
  /**
   * Takes the first part that fits, or null. Patterns are matched on small letters.
   * @param isMeant left where it is when this says no
   */
  take(pattern: RegExp, isMeant?: (found: RegExpExecArray) => boolean): RegExpExecArray | null;
  /** What nothing has taken, as phrases without the words that carry no meaning at their ends. */
  rest(): readonly string[];
}

/** Stands where a part was taken: no pattern matches across it. */
const gap = ' · ';
const fillers = new Set(
  `a about also all an and any are as at be by can could create data do each file for from get give
  has have how i id if in into is it it's its job just let like look looks make me my new now of on
  or our out please prepare report reports run send sheet should show table tell tells that the their
  them then there these they this to up us want was watch we were what when which will with would
  write you your`.split(/\s+/),
);

export function saidWords(text: string): SaidWords {
  let left = ` ${text.toLowerCase().replace(/\s+/g, ' ').trim()} `;
  return {
    take(pattern, isMeant = () => true) {
      const found = pattern.exec(left);
      if (!found || found[0] === '' || !isMeant(found)) return null;
      left = left.slice(0, found.index) + gap + left.slice(found.index + found[0].length);
      return found;
    },
    rest: () =>
      left
        .split('·')
        .map(phraseOf)
        .filter((phrase) => phrase !== ''),
  };
}

function phraseOf(part: string): string {
  const words = part
    .split(' ')
    .map((word) => word.replace(/^[,.;:!?()"“”]+|[,.;:!?()"“”]+$/g, ''))
    .filter((word) => word !== '');
  const meant = (word: string) => !fillers.has(word);
  const first = words.findIndex(meant);
  return first === -1 ? '' : words.slice(first, words.findLastIndex(meant) + 1).join(' ');
}

import { clauseAt, ownWords, type Taken } from './claim.ts';
import { figureOf, saidFirst } from './families.ts';
import { isOfSaidTime } from './horizon.ts';
import type { Ground, Sense } from './sense.ts';
import type { TrendWord } from './words.ts';

const transitive =
  /^(?:above|below|behind|exceed\w*|beats?|outperform\w*|trail\w*|overt\w+|surpass\w*|outs\w+|outpac\w+)$/;

/** Where what is compared with begins: behind "than", "short of", "ahead of", or a verb such as "exceeds". */
export function linkOf({ text }: Taken, { at, word }: TrendWord): number | null {
  const from = at + word.length;
  const after = ownWords(text).slice(from);
  // A verb has its "than" behind a word such as "more", which is looked at by itself.
  const isComparative = /^(?:more|less|\w+er|better|worse|ahead)$/.test(word);
  const link =
    (isComparative ? /^[^.;:]{0,60}?\bthan\b/.exec(after) : null) ??
    (word === 'ahead' ? /^ of\b/.exec(after) : null) ??
    /^ (?:(?:well |far |just )?short|ahead|out) of\b/.exec(after) ??
    (transitive.test(word) ? /^(?: (?:by|those|that|of))*/.exec(after) : null);
  return link ? from + link[0].length : null;
}

export const gained =
  /\b(?:grew|gained|rose|climbed|increased|added|improved|advanced|did|performed)\b/i;
export const lost = /\b(?:lost|fell|declined|dropped|shrank|decreased|slipped|gave up|shed)\b/i;

/**
 * "Dana sold more than Tomas", "Online and Partner together fell short of Direct": of the figures that both
 * sides have, one that the sentence speaks of bears it out. Null where no two names are compared.
 */
export function comparedUntold(
  taken: Taken,
  word: TrendWord,
  link: number,
  ground: Ground,
): boolean | null {
  const other = taken.mentions.find(
    ({ at }) => at >= link && at < link + 24 && !/[,;:.]/.test(taken.text.slice(link, at)),
  )?.name;
  const some = namesBefore(taken, word, other);
  if (other === undefined || some.length === 0) return null;
  const { from } = clauseAt(taken, word.at);
  // "Dana lost {a}, more than Tomas": the verb stands in the clause before.
  const own = taken.text.slice(from, word.at + word.word.length);
  const verb = /^\W*\p{L}+$/u.test(own) ? taken.text.slice(0, word.at) : own;
  const isMove = gained.test(verb) || (lost.test(verb) && word.word !== 'fell');
  const moves = isMove ? figuresFor(true, taken, ground) : [];
  // Where losses are counted, "lost fewer" is of their number.
  const isCounted = !moves.some(({ entities }) => entities.includes(other));
  const isLoss = isMove && !isCounted && !gained.test(verb);
  const pairs = (isCounted ? figuresFor(false, taken, ground) : moves)
    .filter(({ entities }) => entities.includes(other))
    .flatMap((against) => {
      const sums = some.map((name) => figureOf(name, against, ground));
      return sums.includes(null) ? [] : [{ against, value: sumOf(sums) }];
    });
  if (pairs.length === 0) return null;
  const noun = /^ ([a-z]{4,})/.exec(taken.text.slice(word.at + word.word.length))?.[1];
  const counted = pairs.filter(({ against }) => noun && against.measure.startsWith(noun));
  const asked = counted.length > 0 ? counted : pairs;
  const said = new Set(
    saidFirst(
      asked.map(({ against }) => against),
      taken.text,
    ),
  );
  return asked.some(({ against, value }) => {
    if (!said.has(against)) return false;
    const difference = (value - Number(against.fact.value)) * (isLoss ? -1 : 1);
    return word.trend === 'up' ? difference > 0 : difference < 0;
  });
}

/** One name, or several that are taken together. */
function namesBefore({ mentions, text }: Taken, { at }: TrendWord, other?: string): string[] {
  const before = mentions.filter((mention) => mention.at < at && mention.name !== other);
  const isTogether = /\b(?:together|combined|taken together|in sum)\b/i.test(text.slice(0, at));
  return (isTogether ? before : before.slice(-1)).map(({ name }) => name);
}

function figuresFor(isMove: boolean, { text }: Taken, { senses }: Ground): readonly Sense[] {
  // Faster is of the pace: in percent, not in money.
  const isPace = /\b(?:faster|slower)\b/i.test(text);
  return [...senses.values()].filter((sense) =>
    isPace
      ? (sense.kind === 'percent' && isOfSaidTime(sense, ownWords(text))) ||
        (sense.kind === 'level' && sense.fact.format === 'percent')
      : isMove
        ? (sense.kind === 'percent' || sense.kind === 'change') &&
          isOfSaidTime(sense, ownWords(text))
        : sense.kind === 'level' && sense.period !== 'before',
  );
}

function sumOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

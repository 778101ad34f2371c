import { clauseAt, isIn, ownWords, type Taken, wordsOf } from './claim.ts';
import { trendsIn } from './figures.ts';
import { numbers } from './groups.ts';
import type { Literal } from './literals.ts';
import { changeOf, type Ground } from './sense.ts';
import { stem, stemsOf } from './stems.ts';

/** Whether a number word says how many there are, went one way, or are more than before. */
export function isHowMany(literal: Literal, taken: Taken, ground: Ground): boolean {
  return [isByHowMany, isWindowLength, isOfMany, isCountOfNoun].some((holds) =>
    holds(literal, taken, ground),
  );
}

/** "Five more rows were booked": by how much a count that the sentence speaks of has changed. */
function isByHowMany({ at, text, value }: Literal, taken: Taken, ground: Ground): boolean {
  const said = /^ (more|additional|extra|fewer|less) /i.exec(taken.text.slice(at + text.length));
  if (!said || taken.mentions.length > 0) return false;
  const sign = /fewer|less/i.test(said[1] ?? '') ? -1 : 1;
  const words = new Set(wordsOf(ownWords(taken.text)));
  return [...ground.senses.values()].some(
    (sense) =>
      sense.fact.format === 'count' &&
      sense.entities.length === 0 &&
      wordsOf(sense.measure).some((word) => words.has(word)) &&
      changeOf(sense, ground) === sign * Number(value),
  );
}

/** "The seven days before": as long as the period of the report. */
function isWindowLength({ at, text, value }: Literal, taken: Taken, { window }: Ground): boolean {
  const days = (Date.parse(window.to) - Date.parse(window.from)) / 86_400_000 + 1;
  return /^ days\b/i.test(taken.text.slice(at + text.length)) && value === days;
}

/** "In three of the four regions": so many of them went one way, and so many there are. */
function isOfMany({ at }: Literal, taken: Taken, { senses }: Ground): boolean {
  const word = numbers.slice(1).join('|');
  const pattern = new RegExp(`\\b(${word}) of (?:the |its |our |all )?(${word}) ([a-z]{3,})`, 'gi');
  return [...ownWords(taken.text).matchAll(pattern)].some(
    ({ index, 0: own, 1: some, 2: all, 3: noun }) => {
      if (at < index || at >= index + own.length) return false;
      const [count, size] = [some, all].map((text = '') => numbers.indexOf(text.toLowerCase()));
      const moves = [...senses.values()].filter(({ kind, family, fact, entities }) => {
        const dimension = family.split('/')[1]?.toLowerCase();
        return (
          kind === 'percent' &&
          entities.length === 1 &&
          !fact.id.startsWith('others.') &&
          dimension === noun?.toLowerCase().replace(/s$/, '')
        );
      });
      const up = moves.filter(({ fact }) => Number(fact.value) > 0).length;
      const near = trendsIn(taken).find((trend) => isIn(clauseAt(taken, trend.at), at))?.trend;
      return (
        moves.length === size &&
        (near === 'up' ? up === count : near === 'down' ? size - up === count : false)
      );
    },
  );
}

/** "Six of seven rules show findings": a count of that name, told by another word of its label besides. */
function isCountOfNoun({ at, text, value }: Literal, taken: Taken, { senses }: Ground): boolean {
  const after = ownWords(taken.text).slice(at + text.length);
  const noun = /^(?: of (?:the |its |our )?\w+)? (?:\w+ )?([a-z]{3,})\b/i.exec(after);
  if (!noun) return false;
  const near = stemsOf(noun[0]);
  const { from, to } = clauseAt(taken, at);
  const clause = new Set(wordsOf(ownWords(taken.text).slice(from, to)).map(stem));
  return [...senses.values()].some(({ fact, kind, entities, period }) => {
    if (fact.format !== 'count' || kind !== 'level' || fact.value !== value) return false;
    if (entities.length > 0 || period === 'before') return false;
    const label = wordsOf(fact.label).map(stem);
    const [head = ''] = [...stemsOf(wordsOf(fact.label)[0] ?? '')];
    const others = label.filter((word) => word.length > 3 && clause.has(word));
    return near.has(head) && (others.length > 1 || label.length < 4);
  });
}

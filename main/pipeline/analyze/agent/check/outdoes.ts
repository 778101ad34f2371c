import { nameAt, ownWords, type Taken } from './claim.ts';
import { lost } from './contrasts.ts';
import { levelsOf, peersOf } from './families.ts';
import { isOfSaidTime } from './horizon.ts';
import { type Ground, sameNames } from './sense.ts';
import type { TrendWord } from './words.ts';

/** "GOLD rose more than any other": among the moves of all names, over the time that is said. */
export function outdoesMistake(taken: Taken, word: TrendWord, ground: Ground): string | null {
  const lead = taken.text.slice(0, word.at);
  // "No region did better than EMEA" is told of the name behind.
  const isOfNext = /\bno(?:body| one)?\b/i.test(lead) && !/\bothers?\b/i.test(taken.text);
  const name = isOfNext
    ? taken.mentions.find(({ at }) => at > word.at)?.name
    : nameAt(taken, word.at);
  if (!name) return 'no fact shows what outdid the others';
  const told = taken.references
    .map(({ sense }) => sense)
    .filter(({ entities }) => entities.includes(name));
  const moves = [...ground.senses.values()].filter(
    (sense) =>
      sense.kind === 'percent' &&
      sameNames(sense.entities, [name]) &&
      isOfSaidTime(sense, ownWords(taken.text)),
  );
  const noun = /^ ([a-z]{4,})/.exec(taken.text.slice(word.at + word.word.length))?.[1];
  const counted = levelsOf(name, ground).filter(({ measure }) => noun && measure.includes(noun));
  const figures = counted.length > 0 ? counted : told.length > 0 ? told : moves;
  const isOutdone = figures.every((sense) => {
    const sizes = peersOf(sense, ground).map(({ fact }) => Number(fact.value));
    const isDown = (word.trend === 'down') !== (sense.kind !== 'level' && lost.test(lead));
    const wanted = isDown ? Math.min(...sizes) : Math.max(...sizes);
    return sizes.length < 2 || Number(sense.fact.value) !== wanted;
  });
  return isOutdone ? `no fact shows that ${name} outdid the others` : null;
}

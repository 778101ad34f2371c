import { clauseAt, isIn, nameAt, ownWords, type Taken } from './claim.ts';
import { levelsOf, peersOf, saidFirst } from './families.ts';
import type { Ground, Sense } from './sense.ts';

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];
const place = `(${ordinals.join('|')}|last)`;
const placed = new RegExp(
  `\\b(?:(?:comes?|came|ranks?|ranked|finish(?:es|ed)?|stands?|is|was|in|takes?|took)(?: in)?(?: the)? ${place}\\b(?=$|[,.;:)]| (?:place|among|of|by|at|in|with|after|behind)\\b)(?: place)?|${place} comes\\b|(tops|topped|leads(?! to)|led(?! to)|heads|headed)\\b)`,
  'giu',
);
const superlative = new RegExp(
  `\\b${place}[- ](?:(largest|biggest|highest|best|strongest)|(smallest|lowest|worst|weakest))\\b`,
  'giu',
);

/** What is wrong with "comes second", "tops the table" and the like. */
export function rankMistakes(taken: Taken, ground: Ground): readonly string[] {
  const words = ownWords(taken.text);
  return [
    ...[...words.matchAll(placed)].flatMap(({ index, 1: said, 2: leading, 3: tops }) =>
      rankMistake((said ?? leading ?? 'first').toLowerCase(), false, index, taken, ground, !tops),
    ),
    ...[...words.matchAll(superlative)].flatMap(({ index, 1: said = '', 3: isLow }) =>
      rankMistake(said.toLowerCase(), isLow !== undefined, index, taken, ground, true),
    ),
  ];
}

function rankMistake(
  word: string,
  isFromBelow: boolean,
  at: number,
  taken: Taken,
  ground: Ground,
  mustBeShown: boolean,
): readonly string[] {
  const name = nameAt(taken, at);
  if (name === null) return [];
  const clause = clauseAt(taken, at);
  const told = taken.references
    .filter((one) => one.sense.entities.includes(name) && (isIn(clause, one.at) || one.at > at))
    .map(({ sense }) => sense)
    .filter(({ kind }) => kind === 'level' || kind === 'percent');
  const figures =
    told.length > 0 ? told.slice(0, 1) : saidFirst(levelsOf(name, ground), taken.text);
  const known = figures.filter((sense) => peersOf(sense, ground).length > 1);
  if (known.length === 0) return mustBeShown ? [`no fact shows that ${name} is ${word}`] : [];
  const isRight = known.some((sense) => {
    const count = peersOf(sense, ground).length;
    const rank = rankOf(sense, ground);
    const wanted = word === 'last' ? count : ordinals.indexOf(word) + 1;
    return rank === (isFromBelow ? count + 1 - wanted : wanted);
  });
  return isRight ? [] : [`${name} is not ${word}`];
}

function rankOf(sense: Sense, ground: Ground): number {
  const own = Number(sense.fact.value);
  return peersOf(sense, ground).filter(({ fact }) => Number(fact.value) > own).length + 1;
}

import { clauseAt, isIn, type Taken } from './claim.ts';
import { trendsIn } from './figures.ts';
import { groupMistake, numbers } from './groups.ts';
import { isHowMany } from './how-many.ts';
import { listedBefore } from './lists.ts';
import type { Literal } from './literals.ts';
import type { Ground } from './sense.ts';

/** Whether a number word counts names that the figures bear out: "two of three channels", "of the five". */
export function isCounted(literal: Literal, taken: Taken, ground: Ground): boolean {
  if (/\p{Nd}/u.test(literal.text)) return false;
  const holds = trendsIn(taken).some((word) => {
    const isNear = isIn(clauseAt(taken, word.at), literal.at);
    return isNear && groupMistake(taken, word, ground) === null;
  });
  if (holds) return true;
  if (isHowMany(literal, taken, ground)) return true;
  // "Two things deserve a look": of the text, and not of the data.
  if (ofText.test(taken.text.slice(literal.at + literal.text.length))) return true;
  const listed = [...new Set(taken.mentions.map(({ name }) => name))];
  if (listed.length > 1 && listed.length === literal.value && isListed(taken)) return true;
  // "Two reps, Kim and Luis": the names are there to be counted.
  const after = taken.mentions.filter(({ at }) => at > literal.at).length;
  const named = numbers.indexOf(literal.text.trim().toLowerCase());
  if (
    named > 1 &&
    named === after &&
    /^\s?\p{L}+[,:]/u.test(taken.text.slice(literal.at + literal.text.length))
  )
    return true;
  const lead = taken.text.slice(Math.max(0, literal.at - 12), literal.at);
  const count = numbers.indexOf(literal.text.trim().toLowerCase());
  if (!/\b(?:of|of the|all|of all|the) $/i.test(lead) || count < 2) return false;
  const sizes = new Map<string, { size: number; hasName: boolean }>();
  const said = new Set(taken.mentions.map(({ name }) => name));
  for (const { family, entities } of ground.senses.values()) {
    const [name = ''] = entities;
    const before = sizes.get(family) ?? { size: 0, hasName: false };
    if (name !== '')
      sizes.set(family, { size: before.size + 1, hasName: before.hasName || said.has(name) });
  }
  return [...sizes.values()].some(({ size, hasName }) => hasName && size === count);
}

const ofText =
  /^ (?:\w+ )?(?:things?|points?|reasons?|aspects?|questions?|factors?|observations?|topics?|explanations?)\b/i;

/** All names of the sentence stand in one list. */
function isListed(taken: Taken): boolean {
  const last = taken.mentions.at(-1);
  return last !== undefined && listedBefore(taken, last.end).length === taken.mentions.length;
}

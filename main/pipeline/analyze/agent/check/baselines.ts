import type { Reference, Taken } from './claim.ts';
import { horizonOf } from './horizon.ts';
import type { Ground, Sense } from './sense.ts';
import type { TrendWord } from './words.ts';

const baseline = /\b(?:usual|median|mean|average|typical|normal|quartile|overall)\b/i;

/**
 * "Far above the usual {usual}", "below the average of {all}, with {own}": what the sentence is about is set
 * against a figure of what is usual. Null where it is no such sentence.
 */
export function comparedWithUsual(
  taken: Taken,
  { at, word, trend }: TrendWord,
  ground: Ground,
): boolean | null {
  const isPronoun = /^ (?:it|that)\b/.test(taken.text.slice(at + word.length));
  const usual = isPronoun
    ? taken.references.findLast((reference) => reference.at < at)
    : taken.references.find((reference) => reference.at > at);
  if (usual?.sense.kind !== 'level') return null;
  const link = isPronoun ? '' : taken.text.slice(at + word.length, usual.at);
  if (!/^(?: than)? (?:the |its |their |a )?[^{}.;]{0,48}$/.test(link)) return null;
  if (!/^(?:above|below|exceeds|exceeded|under|over)$/.test(word) && !/^ than\b/.test(link))
    return null;
  if (!baseline.test(link) && !baseline.test(usual.sense.fact.label)) return null;
  const own = ownOf(taken, usual, ground);
  if (!own) return null;
  const difference = Math.abs(Number(own.fact.value)) - Math.abs(Number(usual.sense.fact.value));
  return trend === 'up' ? difference > 0 : difference < 0;
}

/** The figure that is set against the usual one: told beside it, else the one that the usual one is of. */
function ownOf(taken: Taken, { sense: usual }: Reference, { senses }: Ground): Sense | null {
  const told = taken.references
    .map(({ sense }) => sense)
    .find(
      (sense) =>
        sense !== usual &&
        sense.kind === 'level' &&
        sense.fact.format === usual.fact.format &&
        (sense.measure === usual.measure || usual.measure.startsWith(`${sense.measure}:`)),
    );
  if (told) return told;
  const [name] = usual.entities;
  if (/\bdaily step\b/.test(usual.fact.label))
    return (
      [...senses.values()].find(
        (sense) => sense.entities[0] === name && horizonOf(sense) === 'day',
      ) ?? null
    );
  const quiet = senses.get(usual.fact.id.replace(/^usual\./, 'quiet.'));
  if (quiet && quiet !== usual) return quiet;
  const parent = senses.get(usual.fact.id.replace(/\.[^.]*$/, ''));
  if (parent && parent !== usual) return parent;
  const main = senses.get('total');
  return main && usual.measure.startsWith(`${main.measure}:`) ? main : null;
}

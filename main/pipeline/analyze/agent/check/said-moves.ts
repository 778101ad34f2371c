import type { Taken } from './claim.ts';
import { listedBehind } from './lists.ts';
import { type Finding, moved } from './moves.ts';
import type { Ground } from './sense.ts';
import type { TrendWord } from './words.ts';

/** "Declines in EMEA, APAC and the Nordics": a noun of a move is of the names behind it. */
export function nounOfNames(taken: Taken, word: TrendWord, ground: Ground): Finding | null {
  const end = word.at + word.word.length;
  const names = listedBehind(taken, end);
  const [first = ''] = names;
  const start = taken.mentions.find(({ at, name }) => at >= end && name === first)?.at ?? end;
  const main = ground.senses.get('total')?.measure;
  if (
    names.length < 2 ||
    main === undefined ||
    !/^ (?:in|of|for|at) (?:the )?$/.test(taken.text.slice(end, start))
  )
    return null;
  const findings = names.map((name) =>
    moved({ measure: main, entities: [name] }, null, word, '', ground),
  );
  return findings.find(({ isRight }) => isRight !== true) ?? { isRight: true, why: '' };
}

/** "Without the {change} of A the week would have looked worse": the opposite of what is thought away. */
export function withoutMove({ text, references }: Taken, { at, trend }: TrendWord): boolean | null {
  const change = references.find(({ sense, at: place }) => sense.kind === 'change' && place < at);
  const isThought =
    /\b(?:without|excluding|leaving out|but for)\b/i.test(text.slice(0, change?.at ?? 0)) &&
    /\bwould\b[^.;]*$/i.test(text.slice(0, at));
  if (!change || !isThought) return null;
  return trend === (Number(change.sense.fact.value) > 0 ? 'down' : 'up');
}

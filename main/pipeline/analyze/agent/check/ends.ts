import { ownWords, type Reference, type Taken } from './claim.ts';

const ends = [/\b(?:newest|latest|most recent)\b/i, /\b(?:first|oldest|earliest)\b/i] as const;

const begins =
  /\b(?:beg[aiu]n\w*|start(?:s|ed|ing)?|opens|opened|since|first \w+) (?:at|on|with|in)? ?$/i;
const ended =
  /\b(?:end(?:s|ed|ing)?|clos(?:es|ed|ing)|until|up to|finish(?:es|ed)) (?:at|on|with|in)? ?$/i;

/** "The newest message" beside the time of the first one; "began at" beside the end of the period. */
export function endMistakes({ text: given, references }: Taken): readonly string[] {
  const text = ownWords(given);
  return references.flatMap(({ sense: { fact, kind }, at }, place) => {
    const isOther = ([own, other]: readonly [RegExp, RegExp]) =>
      own.test(fact.label) && !other.test(fact.label) && other.test(text) && !own.test(text);
    const [newest, oldest] = ends;
    const lead = text.slice(references[place - 1]?.end ?? 0, at);
    const isFirst = kind === 'date' && /\bfirst (?!day)/.test(fact.label);
    if (isFirst && /\b(?:last|latest|final)\b/i.test(lead)) return [`the figure is ${fact.label}`];
    const isLevel = kind === 'level';
    const isStart = /\b(?:began|at the start)\b/.test(fact.label);
    const isEnd = /\bat the end of\b/.test(fact.label);
    const isWrongEnd =
      (isLevel && isEnd && /\b(?:start|beg[aiu]n)\w*\b[^{}]{0,24}$/i.test(lead)) ||
      (isLevel && isStart && /\b(?:ended|finished|closed)\b[^{}]{0,24}$/i.test(lead)) ||
      (kind === 'date' &&
        ((/\b(?:end|last day) of\b|\bnewest\b/.test(fact.label) && begins.test(lead)) ||
          (/\b(?:start|first day) of\b/.test(fact.label) && ended.test(lead))));
    return isOther([newest, oldest]) || isOther([oldest, newest]) || isWrongEnd
      ? [`the figure is ${fact.label}`]
      : [];
  });
}

/** "From {last day} to {first day}", "between {upper} and {lower}". */
export function orderMistakes(taken: Taken): readonly string[] {
  const { text, references } = taken;
  const bounds = references.flatMap((first, at) => {
    const second = references[at + 1];
    const isRange =
      second &&
      /^ (?:to|and) $/.test(text.slice(first.end, second.at)) &&
      (/\b(?:from|between) $/i.test(text.slice(0, first.at)) ||
        (upper.test(first.sense.fact.label) && lower.test(second.sense.fact.label)));
    if (!isRange) return [];
    const [low, high] = [first.sense.fact.label, second.sense.fact.label];
    const saysInterval = /\binterval\b/i.test(text.slice(0, first.at));
    const isTurned = upper.test(low) || lower.test(high);

    const isNone = saysInterval && !(lower.test(low) && upper.test(high));
    return isTurned || isNone ? ['the bounds are not in their places'] : [];
  });
  return [...bounds, ...dateOrderMistakes(taken)];
}

const lower = /\b(?:lower|low end)\b/;
const upper = /\b(?:upper|high end)\b/;

function dateOrderMistakes({ text, references }: Taken): readonly string[] {
  const dates = references.filter(({ sense }) => sense.kind === 'date');
  return dates.flatMap((date, at) => {
    const next: Reference | undefined = dates[at + 1];
    if (!next || !/^\s?(?:to|until|and|–|through)\s$/.test(text.slice(date.end, next.at)))
      return [];
    const isLate = String(date.sense.fact.value) > String(next.sense.fact.value);
    return isLate ? ['the period ends before it begins'] : [];
  });
}

import { clauseAt, isIn, ownWords, type Reference, type Taken } from './claim.ts';
import { horizonMistakes } from './horizon.ts';
import { nameMistakes } from './names.ts';
import type { Ground } from './sense.ts';
import { periodCues } from './words.ts';

const countNouns =
  'rows|orders|transactions|records|entries|customers|units|items|purchases|events';
const averageWords =
  /\b(?:average|averaged|averages|mean|per (?:row|order|transaction|sale)|typical|each)\b/i;

/** What is wrong with the names, units and periods around a sentence's references. */
export function subjectMistakes(taken: Taken, ground: Ground): readonly string[] {
  return taken.references.flatMap((reference, place) => [
    ...nameMistakes(taken, reference, place, ground),
    ...unitMistakes(taken, reference),
    ...measureMistakes(taken, reference, ground),
    ...kindMistakes(taken, reference),
    ...periodMistakes(taken, reference, place),
    ...horizonMistakes(taken, reference, place),
  ]);
}

function unitMistakes({ text }: Taken, { sense, at, end }: Reference): readonly string[] {
  const { format, unit, label } = sense.fact;
  const rate = /\b(rate|percentage|chance)\b[^{},;]{0,24}$/i.exec(text.slice(0, at))?.[1];
  if (rate && (format === 'count' || format === 'amount') && !label.includes(rate))
    return [`the figure is no ${rate}`];
  const after = text.slice(end, end + 24);
  const time = /^\s?(minutes?|hours?|days?|weeks?|months?|years?)\b/i.exec(after)?.[1];
  const own = /\b(minute|hour|day|week|month|year)s?\b/.exec(`${unit} ${label}`)?.[1];
  if (time && own && !time.toLowerCase().startsWith(own)) return [`the figure is in ${own}s`];
  const said = new RegExp(
    `^\\s?(?:(%|percent|per cent|percentage points|pp\\b)|(EUR|USD|GBP|CHF|euros?|dollars?|pounds?|€|\\$)|(${countNouns}))(?![\\p{L}])`,
    'iu',
  ).exec(after);
  if (!said) return [];
  const [, percent, money, count] = said;
  if (percent && format !== 'percent') return ['the figure is no percentage'];
  if (money && (format !== 'amount' || !isCurrency(money, unit)))
    return [`the figure is not in ${money}`];
  if (count && format !== 'count') return [`the figure does not count ${count}`];
  return [];
}

function isCurrency(said: string, unit: string): boolean {
  // biome-ignore format: words read by rows
  const codes: Readonly<Record<string, string>> = {
    euro: 'EUR', euros: 'EUR', '€': 'EUR', dollar: 'USD', dollars: 'USD', $: 'USD',
    pound: 'GBP', pounds: 'GBP',
  };
  return (codes[said.toLowerCase()] ?? said.toUpperCase()) === unit.toUpperCase();
}

/** An average that is told as a sum, a count that is told as an amount, and the other way round. */
function measureMistakes(
  taken: Taken,
  { sense, at }: Reference,
  { senses }: Ground,
): readonly string[] {
  if (sense.kind === 'date' || sense.kind === 'text' || sense.kind === 'share') return [];
  const clause = clauseAt(taken, at);
  const last = taken.references.findLast((other) => other.end <= at && isIn(clause, other.at));
  const lead = taken.text.slice(last?.end ?? clause.from, at);
  const near = ownWords(taken.text).slice(clause.from, clause.to);
  const isAverage = /\bper\b|\baverage|\bavg|\bmean/.test(sense.measure);
  const saysAverage = averageWords.test(near);
  const saysUsual = /\b(?:usual|usually|typically|normally|every)\b/i.test(taken.text);
  if (isAverage && !saysUsual && !averageWords.test(ownWords(taken.text)))
    return [`the figure is ${sense.measure}, which it does not say`];
  const hasAverages = [...senses.values()].some(({ measure }) => /\bper\b/.test(measure));
  if (!isAverage && saysAverage && hasAverages && averageWords.test(lead)) {
    return [`it says an average, and the figure is ${sense.measure}`];
  }
  const isCount = /^(?:rows|count|orders|number)\b|\b(?:rows|count|orders)$/.test(sense.measure);
  const saysCount = new RegExp(
    `\\b(?:number of )?(?:${countNouns})\\b(?:(?!\\bworth\\b)[^{}]){0,30}$`,
    'i',
  ).test(lead);
  const saysMoney = /\b(?:net amount|revenue|sales|turnover|amount)\b[^{}]{0,30}$/i.test(lead);
  const isNamed =
    new RegExp(`\\b(?:${countNouns})\\b`, 'i').test(sense.fact.label) ||
    lead.toLowerCase().includes(sense.measure);
  if (!isCount && !isNamed && saysCount && !saysMoney && !isAverage)
    return [`it counts, and the figure is ${sense.measure}`];
  if (
    isCount &&
    saysMoney &&
    !saysCount &&
    sense.fact.format === 'count' &&
    !/^\s?(?:rows|orders|transactions|records|sales)/i.test(
      taken.text.slice(taken.text.indexOf('}', at) + 1),
    )
  ) {
    return [`it tells of an amount, and the figure is ${sense.measure}`];
  }
  return [];
}

/** "rose by {level}" and "rose to {change}". */
function kindMistakes({ text }: Taken, { sense, at }: Reference): readonly string[] {
  const lead = text.slice(Math.max(0, at - 40), at);
  if (/\bby (?:about |only |just |some |nearly |almost )?$/i.test(lead)) {
    const isMove = sense.kind === 'change' || sense.kind === 'percent' || sense.kind === 'share';
    const isVerb =
      /\b(?:rose|fell|grew|dropped|declined|increased|decreased|climbed|gained|up|down|higher|lower|slipped|shrank|improved|changed|jumped|sank|ahead|behind|lost|surged|plunged)\b[^{}]*$/i.test(
        lead,
      );
    return isMove || !isVerb ? [] : ['the figure is a level and no change'];
  }
  const saysLevel =
    /\b(?:to|reached|totall?ed|totall?ing|came to|comes to|amounted to|stood at|stands at|amounts to|reaching|stands? at|ended at|was at)\s(?:about |only |just )?$/i;
  if (saysLevel.test(lead) && (sense.kind === 'change' || sense.kind === 'percent')) {
    return ['the figure is a change and no level'];
  }
  return [];
}

function periodMistakes(
  taken: Taken,
  { sense, at, end }: Reference,
  place: number,
): readonly string[] {
  if (sense.kind !== 'level') return [];
  const { text, references } = taken;
  const from = references[place - 1]?.end ?? 0;
  const until = references[place + 1]?.at ?? text.length;
  const pre = text.slice(from, at);
  const post = text.slice(end, until);
  const said = periodSaid(pre, post, references[place + 1] === undefined);
  if (said === 'either') return [];
  if (sense.period === 'both' || said === null) {
    const isMissing = sense.period === 'before' && said === null;
    return isMissing ? ['the figure is of the period before, which it does not say'] : [];
  }
  if (sense.period === 'all' && /this period/.test(sense.fact.label)) return [];
  if (sense.period === 'all')
    return said.isExplicit && said.isClose ? ['the figure is of all rows, not of one period'] : [];
  if (sense.period === said.period) return [];
  return [
    said.period === 'before'
      ? 'it says the period before, and the figure is of this period'
      : 'it says this period, and the figure is of the period before',
  ];
}

interface Said {
  readonly period: 'now' | 'before';
  readonly isExplicit: boolean;
  readonly isClose: boolean;
}

/** Which period the words around a figure give it; null where they give none. */
function periodSaid(pre: string, post: string, isLast: boolean): Said | 'either' | null {
  const clauseEnd =
    /(?:[;:—]|,(?=\s)|\s(?:while|whereas|but|although|after|from|against|versus|compared|and|to|than)(?=\s))/.exec(
      post,
    );
  const own = post.slice(0, clauseEnd?.index ?? post.length);
  const [after] = periodCues(own);
  if (after && after.at < 40) return { period: after.period, isExplicit: true, isClose: true };
  const preposition =
    /\b(from|after|against|versus|vs\.?|compared (?:with|to)|than|to|up from|down from)\s(?:the |about |only |just )?$/i
      .exec(pre)?.[1]
      ?.toLowerCase();
  if (preposition && /from|after/.test(preposition))
    return { period: 'before', isExplicit: false, isClose: true };
  // Two regions of one period, or two periods of one region: the names tell, not this word.
  if (preposition && /against|versus|vs|compared|than/.test(preposition)) return 'either';
  const before = periodCues(pre).at(-1);
  const isOver =
    before &&
    /[;,:]\s[^,;:]*$/.test(pre.slice(before.end)) &&
    !/^[^{}]{0,3},\s/.test(pre.slice(before.end));
  if (before && !isOver) return { period: before.period, isExplicit: true, isClose: true };
  if (isLast && after) return { period: after.period, isExplicit: true, isClose: false };
  return null;
}

import { clauseAt, isIn, ownWords, type Reference, type Taken } from './claim.ts';
import type { Ground } from './sense.ts';

const countNouns =
  'rows|orders|transactions|records|entries|customers|units|items|purchases|events';
const averageWords =
  /\b(?:average|averaged|averages|mean|per (?:row|order|transaction|sale)|typical|each)\b/i;

/** What is wrong with the names, units and periods around a sentence's references. */
/** "{a} minutes" of what counts rows, "{b} percent" of what is none, "{c} dollars" of euros. */
export function unitMistakes({ text }: Taken, { sense, at, end }: Reference): readonly string[] {
  const { format, unit, label } = sense.fact;
  const rate = /\b(rate|percentage|chance)\b[^{},;]{0,24}$/i.exec(text.slice(0, at))?.[1];
  if (rate && (format === 'count' || format === 'amount') && !label.includes(rate))
    return [`the figure is no ${rate}`];
  const after = text.slice(end, end + 24);
  const time = /^\s?(minutes?|hours?|days?|weeks?|months?|years?)\b/i.exec(after)?.[1];
  const own = /\b(minute|hour|day|week|month|year)s?\b/.exec(`${unit} ${label}`)?.[1];
  if (time && own && !time.toLowerCase().startsWith(own)) return [`the figure is in ${own}s`];
  if (time && !own && format === 'count' && !/\bperiods\b/.test(label))
    return [`the figure counts no ${time}`];
  const per = /^[^{},;.]{0,16}\bper (month|week|day|year|hour)\b/i.exec(after)?.[1];
  if (per && /\bper [a-z]+/.test(label) && !label.includes(`per ${per}`))
    return [`the figure is not per ${per}`];
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
export function measureMistakes(
  taken: Taken,
  { sense, at, end }: Reference,
  { senses }: Ground,
): readonly string[] {
  const time = /^ (day|hour|minute|week|month)s?\b/.exec(taken.text.slice(end))?.[1];
  if (time !== undefined && sense.fact.label.includes(time)) return [];
  if (sense.kind === 'date' || sense.kind === 'text' || sense.kind === 'share') return [];
  const clause = clauseAt(taken, at);
  const last = taken.references.findLast((other) => other.end <= at && isIn(clause, other.at));
  // What stands right behind the figure before is that figure's.
  const lead = taken.text.slice(last?.end ?? clause.from, at).replace(last ? /^\s\p{L}+/u : '', '');
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

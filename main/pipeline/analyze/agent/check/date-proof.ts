import type { Taken } from './claim.ts';
import { isDateWithin, weekdays } from './dates.ts';
import { dayOf } from './days.ts';
import { horizonOf } from './horizon.ts';
import { unitOf } from './period-unit.ts';
import type { Ground } from './sense.ts';
import { stemsOf } from './stems.ts';
import { periodCues } from './words.ts';

/** Whether a date that the sentence states follows from its figures, from a fact, or from the periods. */
export function isDateProved(date: string, at: number, taken: Taken, ground: Ground): boolean {
  const facts = [...ground.senses.values()].map(({ fact }) => fact);
  const isTime = date.includes(':');
  // A day without a figure beside it stands in a comparison, which is checked by itself.
  const isWeekday = [...ground.senses.values()].some((sense) => dayOf(sense) === date);
  if (isWeekday && taken.references.length === 0) return true;
  const isOfTimes = taken.references.every(({ sense }) => /, \d{2}:\d{2}$/.test(sense.fact.label));
  const isTold = facts.some(({ format, text, value, label }) =>
    isTime
      ? (format === 'date' && text.includes(date)) || (isOfTimes && label.endsWith(`, ${date}`))
      : format === 'text' && typeof value === 'string' && value.toLowerCase() === date,
  );
  // "At 11:00 there were {figure of 09:00}": the time of the sentence's own figures.
  const times = taken.references.flatMap(
    ({ sense: { fact } }) => /, (\d{2}:\d{2})$/.exec(fact.label)?.[1] ?? [],
  );
  if (
    isTime &&
    times.length > 0 &&
    times.length === taken.references.length &&
    !/\b(?:and|to|until|from|since|before|after)\b/.test(taken.text)
  )
    return times.includes(date);
  if (isTime) return isTold;
  // "Last changed on 28 November", where a figure of that name is that date.
  const words = stemsOf(taken.text);
  const isOfFact = facts.some(
    ({ format, value, label }) =>
      format === 'date' &&
      isDateWithin(date, String(value).slice(0, 10), String(value).slice(0, 10)) &&
      [...stemsOf(label)].some((word) => words.has(word)),
  );
  if (isOfFact && taken.references.length === 0) return true;
  const isNamed = isTold && taken.references.every(({ sense }) => !isOfDay(sense.fact.label));
  if (isNamed) return isOfItsWeekday(date, taken, ground);
  // The days that the sentence's own figures are of, where they are of single days.
  const days = taken.references.flatMap(({ sense: { fact } }) => daysOf(fact.label, fact.value));
  if (days.length > 0) return days.some((day) => isDay(date, day));
  if (taken.references.some(({ sense }) => isSince(date, horizonOf(sense), ground.window.from)))
    return true;
  const { window, before } = ground;
  const lead = taken.text.slice(0, at);
  if (/\bmonth of $/i.test(lead) && unitOf(ground) !== 'month') return false;
  if (isDateWithin(date, window.from, window.to)) return true;
  // What a report covers is its own period, whatever it is compared with.
  const isOwn =
    /\b(?:covers?|covered|is about|reports? on) (?:\w+ )?(?:\d{1,2} (?:to|and) )?$/i.test(lead);
  return !isOwn && isDateWithin(date, before.from, before.to) && saysBefore(taken);
}

/** A day of the period before stands where the sentence speaks of that period. */
function saysBefore({ text, references }: Taken): boolean {
  return (
    periodCues(text).some(({ period }) => period === 'before') ||
    references.some(({ sense }) => sense.period === 'before') ||
    /\b(?:compared (?:with|to)|against|versus|vs|than|after|from|since)\b/i.test(text)
  );
}

/** "Saturdays are the strongest, {median}": a figure of a weekday tells of the weekday that its facts name. */
function isOfItsWeekday(date: string, { references }: Taken, { senses }: Ground): boolean {
  return references.every(({ sense: { fact } }) => {
    const named = senses.get(`${fact.id}.day`)?.fact.value;
    return typeof named !== 'string' || named.toLowerCase() === date;
  });
}

/** "Above the end of October" beside a move since the last price of the month before. */
function isSince(date: string, horizon: ReturnType<typeof horizonOf>, from: string): boolean {
  const day = new Date(`${from}T00:00:00Z`);
  // "Since January" is since the turn of the year.
  if (horizon === 'year' && /-01$/.test(date) && date.length < 8) return true;
  if (horizon === 'month') day.setUTCDate(0);
  else if (horizon === 'year') day.setUTCMonth(-1);
  else return false;
  const iso = day.toISOString().slice(0, 10);
  return isDateWithin(date, iso, iso);
}

function isOfDay(label: string): boolean {
  return /\d{4}-\d{2}-\d{2} of (?:this|the) period/.test(label);
}

function daysOf(label: string, value: unknown): readonly string[] {
  const text = typeof value === 'string' ? `${value} ${label}` : label;
  return text.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
}

function isDay(date: string, day: string): boolean {
  const weekday = weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7];
  return date === weekday || isDateWithin(date, day, day);
}

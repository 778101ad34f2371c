import { Temporal } from 'temporal-polyfill';
import type { JobSpec, Schedule } from '../job/job.ts';
import { durationText } from './duration.ts';
import { regionText } from './holidays.ts';
import { jitterOf } from './jitter.ts';
import { nominalSchedule } from './schedule.ts';
import { type Slot, slotName } from './slot.ts';

/** A schedule in words, its rules about days included: `At 07:00 · skipped on public holidays of DE-BY`. */
export function scheduleWords(schedule: Schedule, cronWords: (cron: string) => string): string {
  const words = cronWords(nominalSchedule(schedule).cron);
  const { readyBy } = schedule;
  const days = readyBy === undefined ? words : daysOf(words, readyBy);
  return [days, ...ruleWords(schedule)].join(' · ');
}

/** The days alone where it does not start at the time: of `At 09:00, only on Monday` the `Only on Monday`. */
function daysOf(words: string, time: string): string {
  const days = words.replace(`At ${time}, `, '').replace(` at ${time}`, '');
  return `${days.charAt(0).toUpperCase()}${days.slice(1)}`;
}

/** What a schedule says besides its cron expression, a phrase a rule. */
export function ruleWords(schedule: Schedule): readonly string[] {
  const { workday, onHoliday = 'run', holidays, exclude = [], readyBy, jitterMs = 0 } = schedule;
  const { onTravel = 'follow', keptZone } = schedule;
  const whose = holidays ? ` of ${regionText(holidays)}` : '';
  const days = exclude.flatMap((entry) => ('date' in entry ? [entry.date] : entry.dates));
  return [
    ...(workday ? [`only on the ${nth(workday.n)} working day of the ${workday.of}${whose}`] : []),
    ...(onHoliday === 'skip' ? [`skipped on public holidays${whose}`] : []),
    ...(onHoliday === 'before' ? [`on the working day before a public holiday${whose}`] : []),
    ...(onHoliday === 'after' ? [`on the working day after a public holiday${whose}`] : []),
    ...(days.length > 0
      ? [`not on ${days.length > 3 ? `${days.length} excluded days` : days.join(', ')}`]
      : []),
    ...(readyBy ? [`ready by ${readyBy}, started as long before as its last runs took`] : []),
    ...(jitterMs > 0 ? [`each start up to ${durationText(jitterMs)} later`] : []),
    ...(onTravel === 'follow' || !keptZone ? [] : [`stays in ${keptZone} when the laptop travels`]),
  ];
}

/** What is not usual about one slot; null when nothing is. */
export function slotWords(job: Pick<JobSpec, 'id' | 'schedule'>, slot: Slot): string | null {
  const name = slotName(slot.text);
  const delayMs = jitterOf(job, slot.text);
  const words = [
    ...(slot.excluded === undefined ? [] : [`does not run: ${slot.excluded}`]),
    ...(slot.movedTo === undefined ? [] : [`moved from ${name.slice(0, 10)} (${slot.movedFor})`]),
    ...(slot.leadMs === undefined
      ? []
      : [`${Math.round(slot.leadMs / 60_000)} min early, to be ready by ${name.slice(11)}`]),
    ...(delayMs === 0 || slot.excluded !== undefined
      ? []
      : [`starts at ${timeAt(slot.dueAtMs + delayMs, slot.zone)}`]),
  ];
  return words.length === 0 ? null : words.join('; ');
}

function nth(n: number): string {
  if (n === -1) return 'last';
  if (n < 0) return `${nth(-n)} last`;
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

function timeAt(ms: number, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  return at.toPlainTime().toString({ smallestUnit: 'second' });
}

import { isDate } from '../schedule/day-rules.ts';
import { cronFields, isFixedTime } from '../schedule/schedule.ts';
import type { Slot } from '../schedule/slot.ts';
import type { Timetable } from '../schedule/timetable.ts';
import type { JobSpec, Schedule } from './job.ts';
import { type Mistake, shortened, unless } from './mistake.ts';

const isAny = (field: string) => field === '*' || field === '?';

/** What a schedule says about days, holidays and starts that cannot go together. Its cron can be read. */
export function checkDayRules(
  spec: Pick<JobSpec, 'schedule' | 'calendar'>,
  timetable: Pick<Timetable, 'calendar'>,
): readonly Mistake[] {
  const { schedule, calendar } = spec;
  return [
    ...checkDates(schedule),
    ...checkWorkday(schedule),
    ...checkHolidays(spec, timetable),
    ...checkReadyBy(schedule),
    ...unless(
      schedule.onTravel === undefined || schedule.timezone === 'system',
      'schedule.onTravel',
      () => `is for the zone system, and this schedule stays in ${schedule.timezone}; leave it out`,
    ),
    ...unless(
      (schedule.exclude?.length ?? 0) <= 1_000,
      'schedule.exclude',
      () => 'has more than 1000 entries; put the days into a calendar file',
    ),
    ...unless(
      calendar === undefined ||
        (Number.isInteger(calendar.fiscalYearStart) &&
          calendar.fiscalYearStart >= 1 &&
          calendar.fiscalYearStart <= 12),
      'calendar.fiscalYearStart',
      () => 'is the number of a month, 1 to 12; write for example 4 for April',
    ),
  ];
}

/** @param slots the next ones, in order */
export function checkJitter(
  { jitterMs = 0 }: Schedule,
  slots: readonly Slot[],
  graceMs: number | null,
): Mistake[] {
  if (jitterMs === 0) return [];
  const field = 'schedule.jitter';
  const gaps = slots.slice(1).map((slot, n) => slot.dueAtMs - (slots[n]?.dueAtMs ?? 0));
  return [
    ...unless(
      jitterMs % 1_000 === 0 && jitterMs <= 12 * 3_600_000,
      field,
      () => 'must be whole seconds, 12h at most',
    ),
    ...unless(
      gaps.every((gapMs) => jitterMs < gapMs),
      field,
      () => 'is as long as the time from one slot to the next; make it shorter',
    ),
    ...unless(
      graceMs === null || jitterMs <= graceMs,
      field,
      () => 'is longer than catchUp.grace, so that a start could come too late; make it shorter',
    ),
  ];
}

function checkDates({ exclude = [] }: Schedule): Mistake[] {
  const wrong = exclude.flatMap((entry) => ('date' in entry ? entry.date : [])).find(isNoDate);
  return unless(
    wrong === undefined,
    'schedule.exclude',
    () => `"${shortened(wrong ?? '')}" is not a date; write for example 2026-12-25`,
  );
}

function isNoDate(text: string): boolean {
  return !isDate(text);
}

function checkWorkday({ cron, workday, onHoliday = 'run' }: Schedule): Mistake[] {
  if (!workday) return [];
  const { dayOfMonth, dayOfWeek } = cronFields(cron);
  return [
    ...unless(
      isAny(dayOfMonth) && isAny(dayOfWeek),
      'schedule.workday',
      () =>
        'names the day, and cron names one too; write * for day of month and weekday, as in "0 7 * * *"',
    ),
    ...unless(
      onHoliday === 'run',
      'schedule.onHoliday',
      () => 'has no meaning beside workday: a working day is never a holiday; leave it out',
    ),
  ];
}

function checkHolidays(
  spec: Pick<JobSpec, 'schedule' | 'calendar'>,
  timetable: Pick<Timetable, 'calendar'>,
): Mistake[] {
  const { cron, onHoliday = 'run', workday, holidays } = spec.schedule;
  if (onHoliday === 'run' && !workday && !holidays) return [];
  const { region, unknownRegion } = timetable.calendar(spec);
  if (unknownRegion !== null) return [{ field: 'schedule.holidays', message: unknownRegion }];
  return [
    ...unless(
      onHoliday === 'run' || region !== null,
      'schedule.onHoliday',
      () =>
        'needs a country; choose yours in Settings, General, or add for example holidays: { country: DE, region: BY }',
    ),
    ...unless(
      onHoliday === 'run' || onHoliday === 'skip' || isFixedTime(cronFields(cron)),
      'schedule.onHoliday',
      () => `${onHoliday} needs a time of day in cron, and this schedule repeats; use skip`,
    ),
  ];
}

function checkReadyBy({ cron, readyBy }: Schedule): Mistake[] {
  if (readyBy === undefined) return [];
  const field = 'schedule.readyBy';
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(readyBy)) {
    const message = `"${shortened(readyBy)}" is not a time of day; write for example 09:00`;
    return [{ field, message }];
  }
  const { second, minute, hour } = cronFields(cron);
  return unless(
    [second, minute, hour].every((field) => /^\d+$/.test(field)),
    field,
    () =>
      'takes only the days from cron, and this one runs several times a day; name one time, as in "0 0 * * MON-FRI"',
  );
}

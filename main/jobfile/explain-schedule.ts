import cronstrue from 'cronstrue';
import { type CronFields, cronFields, isFixedTime } from '../domain/schedule/schedule.ts';

/** A cron expression in plain words. */
export interface ScheduleWords {
  /** "At 09:00, Monday through Friday", or the fields one by one where there are no better words. */
  readonly words: string;
  readonly kind: 'fixed-time' | 'interval';
  /** What the kind means on the two nights when clocks change. */
  readonly onClockChange: string;
  /** How day of month and weekday go together, when both are set. */
  readonly days: string | null;
}

/** @throws RunFailure `bad-input` for a text that has not the fields of a cron expression */
export function explainSchedule(cron: string): ScheduleWords {
  const fields = cronFields(cron);
  const isFixed = isFixedTime(fields);
  return {
    words: wordsOf(fields),
    kind: isFixed ? 'fixed-time' : 'interval',
    onClockChange: isFixed
      ? 'When clocks go forward, a time that is skipped runs right after the gap; when they go back, a time that comes twice runs once, the first time.'
      : 'When clocks change, it runs at every real occurrence: none is invented in the skipped hour, and those of the repeated hour run both times.',
    days: daysOf(fields),
  };
}

function wordsOf(fields: CronFields): string {
  const text = described(fields);
  const isDaily = isAny(fields.dayOfMonth) && isAny(fields.month) && isAny(fields.dayOfWeek);
  if (isDaily && isFixedTime(fields)) return text.replace(/^At (?=\d\d:)/, 'Every day at ');
  // cronstrue says "and" where either day is enough.
  return isEither(fields) ? text.replace(/, and (?=on |\w+day|every )/, ', or ') : text;
}

function described(fields: CronFields): string {
  try {
    return cronstrue.toString(fields.expression, { use24HourTimeFormat: true });
  } catch {
    // It does not know all that the calculator knows: the last Friday (FRI#L), or +MON.
    const { minute, hour, dayOfMonth, month, dayOfWeek } = fields;
    return `Minute ${minute}, hour ${hour}, day of month ${dayOfMonth}, month ${month}, weekday ${dayOfWeek}`;
  }
}

function daysOf(fields: CronFields): string | null {
  const { dayOfMonth, dayOfWeek } = fields;
  if (isEither(fields)) {
    return `Day of month (${dayOfMonth}) and weekday (${dayOfWeek}) are both set: it runs when the one or the other fits.`;
  }
  if (!isAny(dayOfMonth) && dayOfWeek.startsWith('+')) {
    return `It runs only when day of month (${dayOfMonth}) and weekday (${dayOfWeek.slice(1)}) both fit.`;
  }
  return null;
}

function isEither({ dayOfMonth, dayOfWeek }: CronFields): boolean {
  return !isAny(dayOfMonth) && !isAny(dayOfWeek) && !dayOfWeek.startsWith('+');
}

function isAny(field: string): boolean {
  return field === '*' || field === '?';
}

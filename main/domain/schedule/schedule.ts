import { badInput } from '../failure.ts';
import type { Schedule } from '../job/job.ts';

const aliases: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

export interface CronFields {
  /** Six fields separated by one space, seconds first. */
  readonly expression: string;
  readonly second: string;
  readonly minute: string;
  readonly hour: string;
  readonly dayOfMonth: string;
  readonly month: string;
  readonly dayOfWeek: string;
}

/**
 * Splits a cron expression of 5 or 6 fields, or an `@daily` form, into its fields.
 * @throws RunFailure `bad-input` naming what was found.
 */
export function cronFields(cron: string): CronFields {
  const text = cron.trim();
  const known = aliases[text.toLowerCase()];
  if (known === undefined && text.startsWith('@')) {
    throw badInput(
      `"${cron}" is not a schedule. Use one of ${Object.keys(aliases).join(', ')}, or five fields such as "0 9 * * MON-FRI".`,
    );
  }
  const fields = (known ?? text).split(/\s+/);
  if (fields.length !== 5 && fields.length !== 6) {
    throw badInput(
      `"${cron}" has ${text === '' ? 'no fields' : fields.length === 1 ? '1 field' : `${fields.length} fields`}. A schedule has five (minute hour day month weekday), or six with seconds first, for example "0 9 * * MON-FRI".`,
    );
  }
  const [second, minute, hour, dayOfMonth, month, dayOfWeek] = (
    fields.length === 5 ? ['0', ...fields] : fields
  ) as [string, string, string, string, string, string];
  const expression = [second, minute, hour, dayOfMonth, month, dayOfWeek].join(' ');
  return { expression, second, minute, hour, dayOfMonth, month, dayOfWeek };
}

/**
 * A fixed-time job runs once per matching local date and time, DST or not; an interval job runs at
 * every real occurrence. Fixed-time means that minute and hour hold no wildcard and no step.
 */
export function isFixedTime(fields: CronFields): boolean {
  return !/[*?/]/.test(fields.minute) && !/[*?/]/.test(fields.hour);
}

/** Half the period, but 2 minutes at least and 12 hours at most. */
export function defaultGraceMs(periodMs: number): number {
  const minute = 60_000;
  return Math.min(12 * 60 * minute, Math.max(2 * minute, periodMs / 2));
}

/** The bare cron expression and zone that name a schedule's nominal slots. */
export function nominalSchedule(schedule: Schedule): Schedule {
  const { cron, timezone, readyBy, onTravel = 'follow', keptZone } = schedule;
  const staysAt = timezone === 'system' && onTravel !== 'follow' ? keptZone : undefined;
  return {
    cron: readyBy === undefined ? cron : cronAt(cron, readyBy),
    timezone: staysAt ?? timezone,
  };
}

/** Whether the schedule says more about days and starts than its cron expression. */
export function hasDayRules({ exclude, workday, onHoliday, readyBy }: Schedule): boolean {
  return (
    (exclude !== undefined && exclude.length > 0) ||
    workday !== undefined ||
    (onHoliday !== undefined && onHoliday !== 'run') ||
    readyBy !== undefined
  );
}

/** The days of a cron expression at another time of day: `0 7 * * MON` at `09:30`. */
function cronAt(cron: string, time: string): string {
  const { dayOfMonth, month, dayOfWeek } = cronFields(cron);
  const [hour, minute] = time.split(':').map(Number);
  return `${minute} ${hour} ${dayOfMonth} ${month} ${dayOfWeek}`;
}

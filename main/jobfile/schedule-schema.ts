import * as z from 'zod';
import { shortened } from '../domain/job/mistake.ts';
import { patterns, weekdays } from '../domain/schedule/calendar.ts';
import { isDate, type Workday } from '../domain/schedule/day-rules.ts';
import { duration, group, kindOf, list, text, wholeNumber, word } from './fields.ts';

const exclusion = text('2026-12-25').transform((value, context) => {
  if (isDate(value)) return { date: value };
  if (/\.ics$/i.test(value)) return { file: value };
  context.addIssue(
    `"${shortened(value)}" is neither a date such as 2026-12-25 nor a calendar file such as ./holidays.ics`,
  );
  return z.NEVER;
});

const periods = ['week', 'month', 'quarter', 'year'] as const;
const aboutWorkday =
  'write for example "3 of month", "last of quarter" or "-2 of year" (week, month, quarter, year)';

const workday = z.unknown().transform((value, context) => {
  const found = typeof value === 'string' ? workdayOfText(value) : workdayOfGroup(value);
  if (found) return found;
  const what = typeof value === 'string' ? `"${shortened(value)}"` : kindOf(value);
  context.addIssue(`${what} names no working day; ${aboutWorkday}`);
  return z.NEVER;
});

/** `3 of month`, `last of quarter`; null when it says no working day. */
export function workdayOfText(value: string): Workday | null {
  const [, n = '', of] = /^(-?\d{1,3}|first|last) of (\w+)$/.exec(value) ?? [];
  return workdayOfGroup({ n, of });
}

function workdayOfGroup(value: unknown) {
  if (typeof value !== 'object' || value === null) return null;
  const given: unknown = Reflect.get(value, 'n');
  const n =
    given === 'first' ? 1 : given === 'last' ? -1 : Number(given === '' ? Number.NaN : given);
  const of = periods.find((period) => period === Reflect.get(value, 'of'));
  return of !== undefined && Number.isInteger(n) && n !== 0 ? { n, of } : null;
}

const readyBy = text('09:00').regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
  error: ({ input }) =>
    `"${shortened(String(input))}" is not a time of day; write for example "09:00"`,
});

export const schedule = group(
  {
    cron: text('0 7 * * MON'),
    timezone: text('Europe/Berlin').default('system'),
    jitter: duration('90s').optional(),
    exclude: list(exclusion, '["2026-12-25", ./holidays.ics]').optional(),
    workday: workday.optional(),
    onHoliday: word(['run', 'skip', 'before', 'after']).optional(),
    holidays: group(
      { country: text('DE'), region: text('BY').nullable().default(null) },
      '{ country: DE, region: BY }',
    ).optional(),
    readyBy: readyBy.optional(),
    onTravel: word(['follow', 'stay', 'ask']).optional(),
  },
  '{ cron: "0 7 * * MON", timezone: Europe/Berlin }',
);

export const calendar = group(
  {
    weekStart: word(weekdays).default('MON'),
    weekNumbering: word(['iso', 'us']).default('iso'),
    fiscalYearStart: wholeNumber().default(1),
    pattern: word(patterns).nullable().default(null),
  },
  '{ fiscalYearStart: 4 }',
);

export type FileSchedule = z.output<typeof schedule>;

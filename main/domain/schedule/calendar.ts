import { Temporal } from 'temporal-polyfill';

/** A period that repeats in a calendar. */
export type Period = 'week' | 'month' | 'quarter' | 'year';

export const weekdays = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
export type Weekday = (typeof weekdays)[number];

export const patterns = ['4-4-5', '4-5-4', '5-4-4'] as const;
/** How a quarter of 13 weeks is divided into months. */
export type WeekPattern = (typeof patterns)[number];

/** How weeks, months, quarters and years are cut and named. */
export interface Calendar {
  readonly weekStart: Weekday;
  /** `iso`: week 1 has four days of January at least; `us`: week 1 holds 1 January. */
  readonly weekNumbering: 'iso' | 'us';
  /** The month (1 to 12) that begins the fiscal year, which is named by the year it ends in. */
  readonly fiscalYearStart: number;
  /** Months of whole weeks, or null for those of the calendar. */
  readonly pattern: WeekPattern | null;
}

/** ISO weeks, calendar months, a year from January. */
export const isoCalendar: Calendar = {
  weekStart: 'MON',
  weekNumbering: 'iso',
  fiscalYearStart: 1,
  pattern: null,
};

/** The first day of the period that holds the date. */
export function periodStart(
  date: Temporal.PlainDate,
  period: Period,
  calendar: Calendar,
): Temporal.PlainDate {
  if (period === 'week') return weekStartOf(date, calendar);
  if (calendar.pattern !== null) return patternStart(date, period, calendar);
  if (period === 'month') return date.with({ day: 1 });
  const sinceYearStart = (date.month - calendar.fiscalYearStart + 12) % 12;
  const months = period === 'quarter' ? sinceYearStart % 3 : sinceYearStart;
  return date.with({ day: 1 }).subtract({ months });
}

/** The first day of the next period. */
export function periodEnd(
  date: Temporal.PlainDate,
  period: Period,
  calendar: Calendar,
): Temporal.PlainDate {
  const longest = { week: 7, month: 42, quarter: 98, year: 371 }[period];
  const start = periodStart(date, period, calendar);
  if (period === 'week') return start.add({ days: 7 });
  return periodStart(start.add({ days: longest }), period, calendar);
}

/**
 * The name of the period that begins on `start`, as it stands in window keys. What differs from the
 * ISO calendar is in the name (`FY2026-Q3@04`, `US2026-W45`), so that a job whose calendar was
 * changed never takes one period for another.
 */
export function periodName(start: Temporal.PlainDate, period: Period, calendar: Calendar): string {
  const { fiscalYearStart, pattern } = calendar;
  if (period === 'week') return weekName(start, calendar);
  if (pattern !== null) return patternName(start, period, calendar);
  if (period === 'month') return start.toPlainYearMonth().toString();
  const quarter = 1 + Math.floor(((start.month - fiscalYearStart + 12) % 12) / 3);
  if (fiscalYearStart === 1)
    return period === 'year' ? `${start.year}` : `${start.year}-Q${quarter}`;
  const fiscal = `FY${start.month >= fiscalYearStart ? start.year + 1 : start.year}`;
  return `${fiscal}${period === 'year' ? '' : `-Q${quarter}`}@${twoDigits(fiscalYearStart)}`;
}

function weekStartOf(date: Temporal.PlainDate, { weekStart }: Calendar): Temporal.PlainDate {
  return date.subtract({ days: (date.dayOfWeek - 1 - weekdays.indexOf(weekStart) + 7) % 7 });
}

function weekName(start: Temporal.PlainDate, calendar: Calendar): string {
  const isUs = calendar.weekNumbering === 'us';
  const { year } = start.add({ days: isUs ? 6 : 3 });
  const first = weekStartOf(
    Temporal.PlainDate.from({ year, month: 1, day: isUs ? 1 : 4 }),
    calendar,
  );
  const week = 1 + first.until(start).days / 7;
  const natural = isUs ? 'SUN' : 'MON';
  const mark = calendar.weekStart === natural ? '' : `@${calendar.weekStart}`;
  return `${isUs ? 'US' : ''}${year}-W${twoDigits(week)}${mark}`;
}

/** The fiscal year begins on the weekday `weekStart` nearest to the first of its month: 52 or 53 weeks. */
function patternYearStart(fiscalYear: number, calendar: Calendar): Temporal.PlainDate {
  const month = calendar.fiscalYearStart;
  const year = month === 1 ? fiscalYear : fiscalYear - 1;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const before = weekStartOf(first, calendar);
  return before.until(first).days <= 3 ? before : before.add({ days: 7 });
}

interface PatternPlace {
  readonly fiscalYear: number;
  readonly yearStart: Temporal.PlainDate;
  /** 0 to 3, and 0 to 2 within the quarter. */
  readonly quarter: number;
  readonly month: number;
}

function patternPlace(date: Temporal.PlainDate, calendar: Calendar): PatternPlace {
  let fiscalYear = date.year + 1;
  while (Temporal.PlainDate.compare(patternYearStart(fiscalYear, calendar), date) > 0) {
    fiscalYear -= 1;
  }
  const yearStart = patternYearStart(fiscalYear, calendar);
  const week = Math.floor(yearStart.until(date).days / 7);
  // A 53rd week belongs to the last month.
  const quarter = Math.min(3, Math.floor(week / 13));
  const [first, second] = monthWeeks(calendar);
  const inQuarter = week - 13 * quarter;
  const month = inQuarter < first ? 0 : inQuarter < first + second ? 1 : 2;
  return { fiscalYear, yearStart, quarter, month };
}

function patternStart(
  date: Temporal.PlainDate,
  period: Exclude<Period, 'week'>,
  calendar: Calendar,
): Temporal.PlainDate {
  const { yearStart, quarter, month } = patternPlace(date, calendar);
  if (period === 'year') return yearStart;
  const [first, second] = monthWeeks(calendar);
  const inQuarter = period === 'quarter' ? 0 : ([0, first, first + second][month] ?? 0);
  return yearStart.add({ weeks: 13 * quarter + inQuarter });
}

function patternName(
  start: Temporal.PlainDate,
  period: Exclude<Period, 'week'>,
  calendar: Calendar,
): string {
  const { fiscalYear, quarter, month } = patternPlace(start, calendar);
  const part = {
    year: '',
    quarter: `-Q${quarter + 1}`,
    month: `-P${twoDigits(quarter * 3 + month + 1)}`,
  }[period];
  return `FY${fiscalYear}${part}${patternMark(calendar)}`;
}

/** `@4-4-5.04.SUN`: the pattern, and what else is not as in the ISO calendar. Empty without a pattern. */
export function patternMark({ fiscalYearStart, weekStart, pattern }: Calendar): string {
  if (pattern === null) return '';
  const start = fiscalYearStart === 1 ? '' : `.${twoDigits(fiscalYearStart)}`;
  return `@${pattern}${start}${weekStart === 'MON' ? '' : `.${weekStart}`}`;
}

/** The calendar that a window key was made with, as far as months, quarters and years depend on it. */
export function calendarOfKey(windowKey: string): Calendar {
  const mark = /@(?:(\d-\d-\d)\.?)?(\d\d)?(?:\.?([A-Z]{3}))?/.exec(windowKey);
  if (!mark) return isoCalendar;
  return {
    ...isoCalendar,
    pattern: patterns.find((known) => known === mark[1]) ?? null,
    fiscalYearStart: Number(mark[2] ?? 1),
    weekStart: weekdays.find((known) => known === mark[3]) ?? 'MON',
  };
}

function monthWeeks({ pattern }: Calendar): readonly [number, number] {
  const [first = 4, second = 4] = (pattern ?? '4-4-5').split('-').map(Number);
  return [first, second];
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

import { Temporal } from 'temporal-polyfill';
import { type Calendar, type Period, periodEnd, periodStart } from './calendar.ts';
import { type HolidayRegion, type Holidays, weekendOf } from './holidays.ts';

/** Days without a slot: one date, or the whole-day events of a calendar file as they were when saved. */
export type Exclusion =
  | { readonly date: string }
  | {
      /** Full path of the ICS file, read again when the job is saved again. */
      readonly path: string;
      /** `2026-12-25`, in order. */
      readonly dates: readonly string[];
    };

/** The nth working day of a period: 1 is the first, -1 the last. */
export interface Workday {
  readonly n: number;
  readonly of: Period;
}

/** What becomes of a slot on a public holiday. */
export type OnHoliday = 'run' | 'skip' | 'before' | 'after';

/** What a schedule says about days, with the app's defaults filled in. */
export interface DayRules {
  readonly exclude: readonly Exclusion[];
  readonly workday: Workday | null;
  readonly onHoliday: OnHoliday;
  readonly region: HolidayRegion | null;
  readonly calendar: Calendar;
}

/** What the rules make of a day that the cron expression names. */
export type DayFate =
  | { readonly kind: 'stays' }
  /** Not a day of this schedule at all. */
  | { readonly kind: 'none' }
  /** A slot that is recorded as skipped; `why` names the holiday, or says that the day is excluded. */
  | { readonly kind: 'excluded'; readonly why: string }
  | { readonly kind: 'moves'; readonly to: Temporal.PlainDate; readonly why: string };

/** Further than this a slot is not moved: it is excluded instead. */
export const furthestMoveDays = 31;

/** Decides about days; keeps what it has worked out, because the same days are asked for again and again. */
export function dayBook(rules: DayRules, holidays: Holidays) {
  const excluded = new Set(
    rules.exclude.flatMap((entry) => ('date' in entry ? [entry.date] : entry.dates)),
  );
  const weekend = weekendOf(rules.region);
  const chosen = new Map<string, string | null>();
  const holiday = (date: Temporal.PlainDate) =>
    rules.region && holidays.nameOn(rules.region, date.toString());

  /** Neither weekend nor public holiday nor excluded. */
  function isWorking(date: Temporal.PlainDate): boolean {
    if (weekend.includes(date.dayOfWeek) || excluded.has(date.toString())) return false;
    return holiday(date) === null;
  }

  function nthOf(date: Temporal.PlainDate, { n, of }: Workday): string | null {
    const start = periodStart(date, of, rules.calendar);
    const known = chosen.get(start.toString());
    if (known !== undefined) return known;
    const end = periodEnd(date, of, rules.calendar);
    const found = findWorkday(n > 0 ? start : end.subtract({ days: 1 }), n, start, end);
    chosen.set(start.toString(), found);
    return found;
  }

  function findWorkday(
    from: Temporal.PlainDate,
    n: number,
    start: Temporal.PlainDate,
    end: Temporal.PlainDate,
  ): string | null {
    let left = Math.abs(n);
    const isInside = (date: Temporal.PlainDate) =>
      Temporal.PlainDate.compare(date, start) >= 0 && Temporal.PlainDate.compare(date, end) < 0;
    for (let date = from; isInside(date); date = date.add({ days: Math.sign(n) })) {
      if (isWorking(date)) left -= 1;
      if (left === 0) return date.toString();
    }
    return null;
  }

  function moved(date: Temporal.PlainDate, days: 1 | -1, why: string): DayFate {
    let to = date;
    for (let n = 0; n < furthestMoveDays; n += 1) {
      to = to.add({ days });
      if (isWorking(to)) return { kind: 'moves', to, why };
    }
    return { kind: 'excluded', why };
  }

  return {
    isWorking,
    fateOf(date: Temporal.PlainDate): DayFate {
      if (rules.workday && nthOf(date, rules.workday) !== date.toString()) return { kind: 'none' };
      if (excluded.has(date.toString())) return { kind: 'excluded', why: 'excluded day' };
      const name = rules.onHoliday === 'run' ? null : (holiday(date) ?? null);
      if (name === null) return { kind: 'stays' };
      if (rules.onHoliday === 'skip') return { kind: 'excluded', why: name };
      return moved(date, rules.onHoliday === 'before' ? -1 : 1, name);
    },
  };
}

export type DayBook = ReturnType<typeof dayBook>;

/** Whether the text is a date that exists, as `2026-12-25`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

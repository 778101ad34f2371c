import type { Scheduled, Timetable } from '../domain/ports.ts';
import { type CalendarDefaults, plainDefaults } from '../domain/schedule/calendar-defaults.ts';
import { type DayBook, dayBook } from '../domain/schedule/day-rules.ts';
import type { Holidays } from '../domain/schedule/holidays.ts';
import type { Habits } from '../domain/schedule/ready-by.ts';
import { hasDayRules, nominalSchedule } from '../domain/schedule/schedule.ts';
import { placeSlots } from './place-slots.ts';
import { type Placed, placedBefore, placedBetween } from './placed-slots.ts';

export interface CalendarNeeds {
  readonly holidays: Holidays;
  /** What jobs go by that name no calendar or country; asked only when one needs it. */
  readonly defaults: () => CalendarDefaults;
  /** Null where no runs are known. */
  readonly habits: Habits | null;
}

const tenYearsMs = 3_653 * 86_400_000;

/**
 * The rules about days over the timetable of cron expressions: which days count, which are excluded,
 * where a holiday's slot goes, how early a ready-by slot starts. A schedule without them passes through.
 */
export function createCalendarTimetable(inner: Timetable, needs: CalendarNeeds): Timetable {
  const books = new Map<string, DayBook>();

  function calendar({ schedule, calendar: own }: Scheduled) {
    const given = own && schedule.holidays ? plainDefaults : needs.defaults();
    const region = schedule.holidays ?? given.region;
    const unknownRegion = region && needs.holidays.whyUnknown(region);
    return { calendar: own ?? given.calendar, region, unknownRegion };
  }

  function bookOf(job: Scheduled): DayBook {
    const { exclude = [], workday = null, onHoliday = 'run' } = job.schedule;
    const needsCalendar = workday !== null || onHoliday !== 'run';
    const inUse = needsCalendar ? calendar(job) : plainDefaults;
    const rules = { exclude, workday, onHoliday, region: inUse.region, calendar: inUse.calendar };
    const name = JSON.stringify(rules);
    const known = books.get(name);
    if (known) return known;
    const book = dayBook(rules, needs.holidays);
    books.set(name, book);
    return book;
  }

  const nominalOf = ({ schedule }: Scheduled) => ({ schedule: nominalSchedule(schedule) });

  function placedOf(job: Scheduled): Placed | null {
    if (!hasDayRules(job.schedule)) return null;
    return placeSlots(job, { nominal: nominalOf(job), book: bookOf(job), inner, ...needs });
  }

  return {
    calendar,
    at: (job, ms) => inner.at(nominalOf(job), ms),
    next(job, afterMs) {
      const placed = placedOf(job);
      if (!placed) return inner.next(nominalOf(job), afterMs);
      return placedBetween(inner, placed, afterMs, afterMs + tenYearsMs, 1)[0] ?? null;
    },
    previous(job, beforeMs) {
      const placed = placedOf(job);
      if (!placed) return inner.previous(nominalOf(job), beforeMs);
      return placedBefore(inner, placed, beforeMs, beforeMs - tenYearsMs);
    },
    between(job, afterMs, untilMs, limit = Number.POSITIVE_INFINITY) {
      const placed = placedOf(job);
      if (!placed) return inner.between(nominalOf(job), afterMs, untilMs, limit);
      return placedBetween(inner, placed, afterMs, untilMs, limit);
    },
  };
}

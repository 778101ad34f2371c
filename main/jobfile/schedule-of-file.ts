import { isAbsolute, resolve } from 'node:path';
import type { Schedule } from '../domain/job/job.ts';
import { durationText } from '../domain/schedule/duration.ts';
import type { FileSchedule } from './schedule-schema.ts';

/** The days of a calendar file are still missing; `readCalendarFiles` puts them in. */
export function scheduleOfFile(file: FileSchedule, folder: string): Schedule {
  const { cron, timezone, jitter, exclude, workday, onHoliday, holidays, readyBy, onTravel } = file;
  return {
    cron,
    timezone,
    ...(jitter ? { jitterMs: jitter } : {}),
    ...(exclude && exclude.length > 0
      ? {
          exclude: exclude.map((entry) =>
            entry.file === undefined
              ? { date: entry.date }
              : { path: fullPath(entry.file, folder), dates: [] },
          ),
        }
      : {}),
    ...(workday ? { workday } : {}),
    ...(onHoliday && onHoliday !== 'run' ? { onHoliday } : {}),
    ...(holidays ? { holidays } : {}),
    ...(readyBy ? { readyBy } : {}),
    ...(onTravel && onTravel !== 'follow' ? { onTravel } : {}),
  };
}

/** What reads back as this schedule, save for the days of calendar files, which are read anew. */
export function fileOfSchedule(schedule: Schedule) {
  const { cron, timezone, jitterMs, exclude, workday, onHoliday, holidays } = schedule;
  const { readyBy, onTravel } = schedule;
  return {
    cron,
    timezone,
    ...(jitterMs ? { jitter: durationText(jitterMs) } : {}),
    ...(exclude
      ? { exclude: exclude.map((entry) => ('date' in entry ? entry.date : entry.path)) }
      : {}),
    ...(workday ? { workday: `${workday.n === -1 ? 'last' : workday.n} of ${workday.of}` } : {}),
    ...(onHoliday ? { onHoliday } : {}),
    ...(holidays
      ? {
          holidays: {
            country: holidays.country,
            ...(holidays.region === null ? {} : { region: holidays.region }),
          },
        }
      : {}),
    ...(readyBy ? { readyBy } : {}),
    ...(onTravel ? { onTravel } : {}),
  };
}

function fullPath(path: string, folder: string): string {
  return isAbsolute(path) ? path : resolve(folder, path);
}

import type { GeneralSettings } from '../../../preload/contract/general-settings.ts';
import {
  type CalendarDefaults,
  readCalendarDefaults,
  saveCalendarDefaults,
} from '../../domain/schedule/calendar-defaults.ts';
import type { HolidayPlace } from '../../domain/schedule/holidays.ts';
import { readRunsAtOnce, saveRunsAtOnce } from '../../domain/schedule/power.ts';
import type { HandlersOf } from '../handler.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';

type GeneralNeeds = Pick<Services, 'settings' | 'holidays' | 'engine'>;

export function generalHandlers({
  settings,
  holidays,
  engine,
}: GeneralNeeds): HandlersOf<'general.read' | 'general.save'> {
  return {
    'general.read': () => {
      const { calendar, region } = readCalendarDefaults(settings);
      return {
        settings: {
          weekStart: calendar.weekStart,
          fiscalYearStart: calendar.fiscalYearStart,
          country: region?.country ?? null,
          region: region?.region ?? null,
          runsAtOnce: readRunsAtOnce(settings),
        },
        countries: holidays.countries(),
        regions: region ? holidays.regions(region.country) : [],
      };
    },
    'general.save': (given) => {
      const { country, region } = given;
      if (country !== null && !isAmong(holidays.countries(), country)) {
        return refused('country', `The holidays of "${country}" are not known.`);
      }
      if (country !== null && region !== null && !isAmong(holidays.regions(country), region)) {
        return refused('region', `"${region}" is not a region of ${country}.`);
      }
      saveCalendarDefaults(settings, defaultsOf(given, readCalendarDefaults(settings)));
      saveRunsAtOnce(settings, given.runsAtOnce);
      engine.jobsChanged();
      return null;
    },
  };
}

/** What General does not ask for stays as it was. */
function defaultsOf(
  { weekStart, fiscalYearStart, country, region }: GeneralSettings,
  before: CalendarDefaults,
): CalendarDefaults {
  return {
    calendar: { ...before.calendar, weekStart, fiscalYearStart },
    region: country === null ? null : { country, region },
  };
}

function isAmong(places: readonly HolidayPlace[], code: string): boolean {
  return places.some((place) => place.code === code);
}

function refused(field: string, message: string): Refused {
  return new Refused([{ field, message }]);
}

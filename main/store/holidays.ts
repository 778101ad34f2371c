import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { default as Book, HolidaysTypes } from 'date-holidays';
import { shortened } from '../domain/job/mistake.ts';
import {
  type HolidayPlace,
  type HolidayPlaces,
  type HolidayRegion,
  type Holidays,
  regionText,
} from '../domain/schedule/holidays.ts';

type Library = new (country?: string, region?: string) => Book;

/**
 * The public holidays of `date-holidays`. Its data take 20 MB of memory and 0.1 s, so it is loaded at the
 * first question, and at once: who asks is inside a transaction.
 */
export function machineHolidays(load: () => Library = loadLibrary): Holidays & HolidayPlaces {
  let library: Library | null = null;
  const years = new Map<string, ReadonlyMap<string, string>>();
  const open = (region?: HolidayRegion): Book => {
    library ??= load();
    return new library(region?.country, region?.region ?? undefined);
  };

  function yearOf(region: HolidayRegion, year: number): ReadonlyMap<string, string> {
    const name = `${regionText(region)} ${year}`;
    const known = years.get(name);
    if (known) return known;
    const book = open(region);
    // A feast of several days may begin in the year before.
    const found = [year - 1, year].flatMap((asked) => book.getHolidays(asked) ?? []);
    const days = new Map(found.filter(({ type }) => type === 'public').flatMap(daysOf));
    years.set(name, days);
    return days;
  }

  return {
    nameOn: (region, date) => yearOf(region, Number(date.slice(0, 4))).get(date) ?? null,
    countries: () => placesOf(open().getCountries('en')),
    regions: (country) => placesOf(open().getStates(country, 'en') ?? {}),
    whyUnknown({ country, region }) {
      const countries = open().getCountries();
      if (!(country in countries)) {
        return `"${shortened(country)}" is not a country whose holidays are known; use two capital letters such as DE`;
      }
      const regions = Object.keys(open().getStates(country) ?? {});
      if (region === null || regions.includes(region)) return null;
      const use = regions.length === 0 ? 'leave the region out' : `use ${regions.join(', ')}`;
      return `"${shortened(region)}" is not a region of ${country}; ${use}`;
    },
  };
}

function placesOf(names: Readonly<Record<string, string>>): readonly HolidayPlace[] {
  return Object.entries(names)
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Whole days only: half a holiday is a working day, and the evening before a feast is none of it. */
function daysOf({ date, start, end, name }: HolidaysTypes.Holiday): [string, string][] {
  const hourMs = 3_600_000;
  // A day on which clocks go forward has 23 hours.
  const count = Math.floor((end.getTime() - start.getTime() + hourMs) / (24 * hourMs));
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Array.from({ length: count }, (_, n) => [
    new Date(first + n * 24 * hourMs).toISOString().slice(0, 10),
    name,
  ]);
}

/** The build lays the library's one-file edition beside its entries; the sources find the package. */
function loadLibrary(): Library {
  const laid = ['./holidays.cjs', '../holidays.cjs']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
  const loaded = createRequire(import.meta.url)(laid ?? 'date-holidays');
  return loaded.default ?? loaded;
}

/** A country and, where its parts differ, one of them: Germany's `DE` and Bavaria's `BY`. */
export interface HolidayRegion {
  /** ISO 3166-1, two capital letters. */
  readonly country: string;
  /** The second part of ISO 3166-2; null for what the whole country keeps. */
  readonly region: string | null;
}

/** Public holidays, from data that came with the program. */
export interface Holidays {
  /** The holiday's name on a local date `2026-12-25`; null on every other day. */
  nameOn(region: HolidayRegion, date: string): string | null;
  /** Null when the region is known, else a sentence without its subject and full stop. */
  whyUnknown(region: HolidayRegion): string | null;
}

/** A country or one of its parts, with the name that a list shows. */
export interface HolidayPlace {
  readonly code: string;
  readonly name: string;
}

/** Where public holidays are known, by name. */
export interface HolidayPlaces {
  countries(): readonly HolidayPlace[];
  /** The parts of a country whose holidays differ; none for most. */
  regions(country: string): readonly HolidayPlace[];
}

/** `DE-BY`, `DE` */
export function regionText({ country, region }: HolidayRegion): string {
  return region === null ? country : `${country}-${region}`;
}

const fridaySaturday = 'BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE'.split(' ');

/** ISO weekday numbers that are no working days: Unicode CLDR 46, weekData. */
export function weekendOf(region: HolidayRegion | null): readonly number[] {
  const country = region?.country ?? '';
  if (country === 'AF') return [4, 5];
  if (country === 'IR') return [5];
  if (country === 'IN' || country === 'UG') return [7];
  return fridaySaturday.includes(country) ? [5, 6] : [6, 7];
}

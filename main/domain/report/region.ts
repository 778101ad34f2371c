import { signedCurrencies } from './currency-codes.ts';

/**
 * How numbers, dates and amounts are written in a language-region; the words of a report are English
 * in each. Plain data that is kept with the report: what a runtime knows of a country changes with
 * its version, and a replay must give the same bytes years later.
 */
export interface Region {
  /** `de-DE`; `en` for the form that belongs to no country. */
  readonly tag: string;
  readonly decimal: string;
  readonly group: string;
  /** Digits of the groups above the last one, which has three: two in India. */
  readonly groupSize: number;
  /** Shorter whole numbers are not grouped: 1234 in Spain, but 12.345. */
  readonly groupedFrom: number;
  /** What stands before and after the digits of a percentage. */
  readonly percent: readonly [before: string, after: string];
  readonly dateOrder: 'DMY' | 'MDY' | 'YMD';
  readonly currency: {
    readonly isBefore: boolean;
    /** Between a sign such as € and the digits; a code always stands apart. */
    readonly gap: string;
    /** By code, where the region writes a sign for it. */
    readonly signs: Readonly<Record<string, string>>;
  };
}

/** `1,234.56`, `3 Nov 2026`, `412,300 EUR`: clear to everybody, and how a report without a region is written. */
export const plainRegion: Region = {
  tag: 'en',
  decimal: '.',
  group: ',',
  groupSize: 3,
  groupedFrom: 4,
  percent: ['', ' %'],
  dateOrder: 'DMY',
  currency: { isBefore: false, gap: ' ', signs: {} },
};

/** The region of a BCP 47 tag with a country, as this runtime knows it; null when it knows none. */
export function regionOf(tag: string): Region | null {
  if (tag === plainRegion.tag) return plainRegion;
  if (!isKnownRegion(tag)) return null;
  const numbers = partsOf(tag, { minimumFractionDigits: 2 }, 1_234_567.5);
  const ofType = (type: string) =>
    numbers.filter((part) => part.type === type).map(({ value }) => value);
  const groups = ofType('integer');
  const isShortGrouped = partsOf(tag, {}, 1234).some(({ type }) => type === 'group');
  return {
    tag,
    decimal: ofType('decimal')[0] ?? '.',
    group: ofType('group')[0] ?? '',
    groupSize: groups.at(-2)?.length ?? 3,
    groupedFrom: isShortGrouped ? 4 : 5,
    percent: percentOf(tag),
    dateOrder: dateOrderOf(tag),
    currency: currencyOf(tag),
  };
}

/** Whether numbers can be written as there: a language and a country that belong together. */
export function isKnownRegion(tag: string): boolean {
  try {
    const { language, region, baseName } = new Intl.Locale(tag);
    const isKnown = Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
    return baseName === tag && region !== undefined && language !== undefined && isKnown;
  } catch {
    return false; // RangeError: no tag at all
  }
}

/** What is written left to right in European digits, whatever the region's own. */
function partsOf(
  tag: string,
  options: Intl.NumberFormatOptions,
  value: number,
): readonly { readonly type: string; readonly value: string }[] {
  return new Intl.NumberFormat(tag, { ...options, numberingSystem: 'latn' })
    .formatToParts(value)
    .map(({ type, value: text }) => ({ type, value: text.replace(/\p{Cf}/gu, '') }));
}

function percentOf(tag: string): Region['percent'] {
  const parts = partsOf(tag, { style: 'percent' }, 0.08);
  const at = parts.findIndex(({ type }) => type === 'integer');
  const text = (some: typeof parts) => some.map(({ value }) => value).join('');
  return [text(parts.slice(0, at)), text(parts.slice(at + 1))];
}

function dateOrderOf(tag: string): Region['dateOrder'] {
  const order = new Intl.DateTimeFormat(tag, { calendar: 'gregory', timeZone: 'UTC' })
    .formatToParts(0)
    .find(({ type }) => type === 'day' || type === 'month' || type === 'year')?.type;
  if (order === 'day') return 'DMY';
  return order === 'month' ? 'MDY' : 'YMD';
}

function currencyOf(tag: string): Region['currency'] {
  const signs = signedCurrencies.flatMap((code) => {
    const sign = moneyOf(tag, code).sign;
    return sign === null || sign === code ? [] : [[code, sign] as const];
  });
  // A sign of letters has a space beside it in any case; one without shows whether the region wants one.
  const probe = signs.find(([, sign]) => !/\p{L}/u.test(sign))?.[0] ?? 'EUR';
  const { isBefore, gap } = moneyOf(tag, probe);
  return { isBefore, gap, signs: Object.fromEntries(signs) };
}

function moneyOf(tag: string, code: string) {
  const parts = partsOf(tag, { style: 'currency', currency: code }, 5);
  const at = parts.findIndex(({ type }) => type === 'currency');
  const isBefore = at < parts.findIndex(({ type }) => type === 'integer');
  const beside = parts[isBefore ? at + 1 : at - 1];
  const sign = parts[at]?.value ?? '';
  // Letters that a reader of English may not know, and what is no single word, give way to the code.
  const isPlain = /^[\p{Sc}\p{Script=Latin}.]+$/u.test(sign);
  return {
    isBefore,
    gap: beside?.type === 'literal' ? beside.value : '',
    sign: isPlain ? sign : null,
  };
}

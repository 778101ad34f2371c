import type { FactFormat } from '../../domain/fact.ts';

/**
 * How numbers and dates are written. A table of our own and not `Intl`, whose output changes with
 * the runtime: a replay must give the same bytes years later.
 */
export interface Locale {
  readonly name: string;
  readonly decimal: string;
  readonly group: string;
  readonly months: readonly string[];
}

export const english: Locale = {
  name: 'en',
  decimal: '.',
  group: ',',
  months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
};

/** Typographic minus: as wide as the plus sign, and never a line break. */
const minus = '\u2212';

export interface Formatting {
  readonly format: FactFormat;
  readonly unit: string;
  /** Writes a plus before positive values: for changes. */
  readonly isSigned?: boolean;
  /** The largest value that this one stands beside: amounts of one table keep the same digits. */
  readonly beside?: number;
}

/** The value as the report writes it. Dates are ISO text without zone. */
export function formatValue(
  value: number | string | null,
  { format, unit, isSigned = false, beside = 0 }: Formatting,
  locale: Locale = english,
): string {
  if (value === null) return '–';
  if (typeof value === 'string') return format === 'date' ? formatDate(value, locale) : value;
  const largest = format === 'amount' ? Math.max(Math.abs(value), beside) : Math.abs(value);
  const digits = fractionDigits(largest, format, unit);
  const size = formatSize(Math.abs(value), digits, locale);
  const isZero = !/[1-9]/.test(size);
  const sign = isZero ? '' : value < 0 ? minus : isSigned ? '+' : '';
  return unit === '' ? sign + size : `${sign}${size} ${unit}`;
}

/** The text without its sign, for a sentence that says the direction in a word. */
export function withoutSign(text: string): string {
  return text.replace(/^[+\u2212]/, '');
}

function fractionDigits(size: number, format: FactFormat, unit: string): number {
  if (format === 'count') return 0;
  if (format === 'percent') return size >= 1000 ? 0 : 1;
  if (size >= 1000) return 0;
  return unit === '' && Number.isInteger(size) ? 0 : 2;
}

function formatSize(size: number, digits: number, { group, decimal }: Locale): string {
  // toFixed turns to exponents at 1e21, where no count of anything is.
  const [whole = '0', fraction] = (size < 1e21 ? size.toFixed(digits) : String(size)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === undefined ? grouped : grouped + decimal + fraction;
}

/** `2026-11-03` as "3 Nov 2026"; with a time of day as "3 Nov 2026, 08:15". */
function formatDate(isoText: string, { months }: Locale): string {
  const found = /^(\d{4,6})-(\d{2})-(\d{2})(?:[ T](\d{2}:\d{2}))?/.exec(isoText);
  if (!found) return isoText;
  const [, year, month, day, time] = found;
  const date = `${Number(day)} ${months[Number(month) - 1]} ${year}`;
  return time === undefined ? date : `${date}, ${time}`;
}

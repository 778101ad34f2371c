import { currencyCodes } from './currency-codes.ts';
import type { FactFormat } from './fact.ts';
import { plainRegion, type Region } from './region.ts';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Units of our own; what somebody else calls a unit stays as it is. */
const single: Readonly<Record<string, string>> = { days: 'day', minutes: 'minute' };

/** Typographic minus: as wide as the plus sign, and never a line break. */
const minus = '\u2212';
const fixedSpace = '\u00a0';

export interface Formatting {
  readonly format: FactFormat;
  readonly unit: string;
  /** Writes a plus before positive values: for changes. */
  readonly isSigned?: boolean;
  /** The largest value that this one stands beside: amounts of one table keep the same digits. */
  readonly beside?: number;
}

/**
 * The value as the report writes it. Dates are ISO text without zone.
 * @param region how the report's job writes numbers; the plain form of a report that has none
 */
export function formatValue(
  value: number | string | null,
  { format, unit, isSigned = false, beside = 0 }: Formatting,
  region: Region | undefined,
): string {
  const written = region ?? plainRegion;
  if (value === null) return '–';
  if (typeof value === 'string') return format === 'date' ? formatDate(value, written) : value;
  const largest = format === 'amount' ? Math.max(Math.abs(value), beside) : Math.abs(value);
  const digits = fractionDigits(largest, format, unit);
  const size = formatSize(Math.abs(value), digits, written);
  const isZero = !/[1-9]/.test(size);
  const sign = isZero ? '' : value < 0 ? minus : isSigned ? '+' : '';
  return sign + withUnit(size, unit, written);
}

/** `2026-11-03` as a chart's axis has it: without the year, which its title says. */
export function formatShortDate(isoText: string, region: Region | undefined): string {
  const { dateOrder } = region ?? plainRegion;
  if (dateOrder === 'YMD') return isoText.slice(5);
  const [, month = 1, day = 1] = isoText.split('-').map(Number);
  return inOrder(day, month, dateOrder);
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

function formatSize(size: number, digits: number, region: Region): string {
  const { group, groupSize, groupedFrom, decimal } = region;
  // toFixed turns to exponents at 1e21, where no count of anything is.
  const [whole = '0', fraction] = (size < 1e21 ? size.toFixed(digits) : String(size)).split('.');
  const grouped = whole.length < groupedFrom ? whole : inGroups(whole, group, groupSize);
  return fraction === undefined ? grouped : grouped + decimal + fraction;
}

function inGroups(whole: string, group: string, groupSize: number): string {
  const last = whole.slice(-3);
  const before = whole.slice(0, -3);
  const steps = new RegExp(`\\B(?=(\\d{${groupSize}})+$)`, 'g');
  return before === '' ? last : before.replace(steps, group) + group + last;
}

function withUnit(size: string, unit: string, { percent, currency }: Region): string {
  if (unit === '') return size;
  if (unit === '%') return percent[0] + size + percent[1];
  const isMoney = currencyCodes.includes(unit) || /^\p{Sc}$/u.test(unit);
  if (!isMoney) return `${size} ${size === '1' ? (single[unit] ?? unit) : unit}`;
  const sign = currency.signs[unit] ?? unit;
  const { isBefore } = currency;
  const touches = isBefore ? sign.at(-1) : sign.at(0);
  const gap = currency.gap || (/\p{L}/u.test(touches ?? '') ? fixedSpace : '');
  return isBefore ? sign + gap + size : size + gap + sign;
}

/** `2026-11-03` as "3 Nov 2026" or "Nov 3, 2026"; with a time of day as "3 Nov 2026, 08:15". */
function formatDate(isoText: string, { dateOrder }: Region): string {
  const found = /^(\d{4,6})-(\d{2})-(\d{2})(?:[ T](\d{2}:\d{2}))?/.exec(isoText);
  if (!found) return isoText;
  const [, year, month, day, time] = found;
  const between = dateOrder === 'MDY' ? ', ' : ' ';
  const date =
    dateOrder === 'YMD'
      ? `${year}-${month}-${day}`
      : inOrder(Number(day), Number(month), dateOrder) + between + year;
  return time === undefined ? date : `${date}, ${time}`;
}

function inOrder(day: number, month: number, dateOrder: 'DMY' | 'MDY'): string {
  const name = months[month - 1];
  return dateOrder === 'MDY' ? `${name} ${day}` : `${day} ${name}`;
}

export type DateKind = 'date' | 'timestamp' | 'instant';

/** How the dates of one column are written: ISO 8601, or a strptime format. */
export interface DateStyle {
  readonly kind: DateKind;
  readonly format: string;
}

export const iso = 'ISO 8601';

const isoPatterns: Readonly<Record<DateKind, string>> = {
  date: '\\d{4}-\\d{2}-\\d{2}',
  timestamp: '\\d{4}-\\d{2}-\\d{2}(?:[ T]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?',
  instant:
    '\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?\\s?(?:Z|[-+]\\d{2}(?::?\\d{2})?)',
};

const dayFormats = [
  '%d.%m.%Y',
  '%d/%m/%Y',
  '%m/%d/%Y',
  '%d-%m-%Y',
  '%Y/%m/%d',
  '%Y.%m.%d',
  '%d.%m.%y',
  '%d/%m/%y',
  '%m/%d/%y',
  '%d %b %Y',
  '%d-%b-%Y',
  '%d-%b-%y',
  '%b %d, %Y',
  '%b %d %Y',
  '%d %B %Y',
  '%B %d, %Y',
] as const;
/** Eight digits are a day of these centuries, or a number. */
const compactDay = '%Y%m%d';
/** A month stands for its first day. */
const bareFormats = ['%Y-%m', '%b %Y', '%B %Y', '%b-%y', compactDay] as const;
const timeFormats = ['', ' %H:%M', ' %H:%M:%S', ' %I:%M %p', ' %I:%M:%S %p'] as const;

const fields: Readonly<Record<string, string>> = {
  Y: '(?<year>\\d{4})',
  y: '(?<year>\\d{2})',
  m: '(?<month>\\d{1,2})',
  d: '(?<day>\\d{1,2})',
  b: '(?<monthName>[A-Za-z]{3})',
  B: '(?<monthName>[A-Za-z]{3,9})',
  H: '(?<hour>\\d{1,2})',
  I: '(?<hour>\\d{1,2})',
  M: '\\d{2}',
  S: '\\d{2}',
  p: '[AaPp][Mm]',
};
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Every format that is tried, the likelier first. */
export const knownFormats: readonly string[] = [
  ...timeFormats.flatMap((time) => dayFormats.map((day) => day + time)),
  ...bareFormats,
];

/** The ISO pattern of a whole cell, in the syntax that JavaScript and RE2 share. */
export function isoPattern(kind: DateKind): string {
  return `^${isoPatterns[kind]}$`;
}

/** Whether a format of the user has a time of day. */
export function kindOfFormat(format: string): DateKind {
  if (format.includes('%z')) return 'instant';
  return /%[HI]/.test(format) ? 'timestamp' : 'date';
}

/** `DD.MM.YYYY HH:mm` as strptime writes it; a strptime format stays as it is. */
export function asStrptime(format: string): string {
  if (format.includes('%')) return format;
  return format
    .replace(/YYYY|yyyy/, '%Y')
    .replace(/YY|yy/, '%y')
    .replace('MMM', '%b')
    .replace('MM', '%m')
    .replace(/DD|dd/, '%d')
    .replace('HH', '%H')
    .replace('hh', '%I')
    .replace('mm', '%M')
    .replace('ss', '%S');
}

const compiled = new Map<string, RegExp>();

/** The day that a text names under a format, as a number that sorts (20261103); null when none. */
export function readDay(value: string, format: string): number | null {
  const found = patternOf(format).exec(value)?.groups;
  if (!found) return null;
  const { year = '', month, day = '1', monthName, hour = '0' } = found;
  const monthNumber = monthName
    ? months.indexOf(monthName.slice(0, 3).toLowerCase()) + 1
    : Number(month);
  const fullYear =
    year.length === 2 ? (Number(year) < 69 ? 2000 : 1900) + Number(year) : Number(year);
  if (format === compactDay && (fullYear < 1900 || fullYear > 2199)) return null;
  const date = new Date(Date.UTC(fullYear, monthNumber - 1, Number(day)));
  const isReal = date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === Number(day);
  return isReal && Number(hour) < 24 ? fullYear * 10_000 + monthNumber * 100 + Number(day) : null;
}

function patternOf(format: string): RegExp {
  const known = compiled.get(format);
  if (known) return known;
  const source = format.replace(/%([A-Za-z])|[.*+?^${}()|[\]\\]/g, (match, field?: string) =>
    field === undefined ? `\\${match}` : (fields[field] ?? '.+'),
  );
  const pattern = new RegExp(`^${source}$`);
  compiled.set(format, pattern);
  return pattern;
}

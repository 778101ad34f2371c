import { currencyCodes } from '../../domain/report/currency-codes.ts';

/** How the numbers of one column are written. */
export interface NumberStyle {
  readonly decimal: '.' | ',';
  /** What stands between thousands, or nothing. */
  readonly group: '' | ',' | '.' | ' ' | "'";
  /** The one currency or percent sign that stands beside the numbers, such as `€` or `CHF`, or nothing. */
  readonly sign: string;
  /** Whether a loss is written as books do: `(12.50)`, `12.50-`, or with a true minus sign. */
  readonly isAccounting: boolean;
}

export type NumberKind = 'integer' | 'decimal' | 'double';

/** Digits after the point that amounts keep exactly, and digits before it. */
export const decimalScale = 6;
export const decimalWhole = 12;

const spaces = ' \u00a0\u202f';
const signs = new RegExp(`[€$£¥%]|(?<![A-Z])(?:${currencyCodes.join('|')})(?![A-Z])`, 'g');

/** The digits of a cell, and what stands between them: nothing else says how decimals are written. */
function withoutSigns(value: string): string {
  return value.replace(signs, '').replace(/[()\s\u2212]|-$/g, '');
}

/** Which sign the file uses for decimals, judged by what can mean only one thing; a point in doubt. */
export function detectDecimal(values: Iterable<string>): '.' | ',' {
  let comma = 0;
  let point = 0;
  for (const cell of values) {
    const value = withoutSigns(cell);
    if (/^[-+]?[\d.]*\d,(\d{1,2}|\d{4,})$/.test(value)) comma++;
    else if (/^[-+]?[\d,]*\d\.(\d{1,2}|\d{4,})$/.test(value)) point++;
  }
  return comma > point ? ',' : '.';
}

/** A number that means a thousand times as much when read the other way, where no cell tells which. */
export function doubtfulNumber(values: readonly string[]): string | null {
  const bare = values.map(withoutSigns);
  const isClear = bare.some(
    (value) =>
      /^[-+]?[\d.,]*[.,](\d{1,2}|\d{4,})$/.test(value) ||
      /^[-+]?\d{1,3}([.,])\d{3}(\1\d{3})+$/.test(value),
  );
  return isClear
    ? null
    : (bare.find((value) => /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/.test(value)) ?? null);
}

/** How this one number is written, or null when it is none. */
export function numberStyleOf(
  value: string,
  decimal: '.' | ',',
): (NumberStyle & { readonly kind: NumberKind }) | null {
  const [sign = '', ...others] = new Set(value.match(signs));
  // What is in two currencies is no number.
  if (others.length > 0) return null;
  const bare = value.replace(signs, '').trim();
  const isAccounting = /^\(|-$|\u2212/.test(bare);
  const digits = bare.replace(/[()\u2212]|^[-+]|-$/g, '').trim();
  // 007 is a name that looks like a number: an article, a postcode.
  if (/^0\d/.test(digits)) return null;
  const groups = decimal === '.' ? ["'", ' ', ','] : ["'", ' ', '.'];
  for (const group of ['', ...groups] as NumberStyle['group'][]) {
    const style = { decimal, group, sign, isAccounting };
    if (!patternOf(style).test(value)) continue;
    return { ...style, kind: kindOf(digits, decimal) };
  }
  return null;
}

const compiled = new Map<string, RegExp>();

function patternOf(style: NumberStyle): RegExp {
  const source = numberPattern(style);
  const pattern = compiled.get(source) ?? new RegExp(source, 'u');
  compiled.set(source, pattern);
  return pattern;
}

/** The pattern of a whole cell of any number, or of one kind, in the syntax that JavaScript and RE2 share. */
export function numberPattern(style: NumberStyle, kind: NumberKind = 'double'): string {
  const { decimal, group, sign, isAccounting } = style;
  const separator = group === ' ' ? `[${spaces}]` : group === '.' ? '\\.' : group;
  const whole = group === '' ? '\\d+' : `(?:\\d{1,3}(?:${separator}\\d{3})+|\\d+)`;
  const around = sign === '' ? '' : `(?:${sign === '$' ? '\\$' : sign}|[${spaces}])*`;
  const point = decimal === '.' ? '\\.' : ',';
  const digits = `${around}${whole}${fraction(point, kind, isAccounting)}${around}`;
  return isAccounting
    ? `^${around}(?:\\(${digits}\\)|[-+\u2212]?${digits}-?)${around}$`
    : `^${around}[-+]?${digits}$`;
}

/** Books write no exponents, whose minus would be taken for a loss. */
function fraction(point: string, kind: NumberKind, isAccounting: boolean): string {
  switch (kind) {
    case 'integer':
      return '';
    case 'decimal':
      return `(?:${point}\\d{1,${decimalScale}})?`;
    case 'double':
      return `(?:${point}\\d+)?${isAccounting ? '' : '(?:[eE][-+]?\\d+)?'}`;
  }
}

/** Texts that are dropped before the number is read. */
export function droppedTexts({ group, sign, isAccounting }: NumberStyle): readonly string[] {
  const marks = isAccounting ? ['(', ')', '-', '+', '\u2212'] : [];
  const gaps = group === ' ' || sign !== '' ? [...spaces] : [];
  return [sign, ...gaps, ...(group === ' ' ? [] : [group]), ...marks].filter((text) => text !== '');
}

/** What a cell of a book holds when it is a loss. */
export const lossPattern = '[(\u2212-]';

function kindOf(bare: string, decimal: '.' | ','): NumberKind {
  if (/[eE]/.test(bare)) return 'double';
  const [whole = '', fraction = ''] = bare.split(decimal);
  const digits = whole.replace(/\D/g, '').length;
  if (fraction === '') return digits <= 18 ? 'integer' : 'double';
  return digits <= decimalWhole && fraction.length <= decimalScale ? 'decimal' : 'double';
}

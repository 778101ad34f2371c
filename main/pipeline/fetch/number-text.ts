/** How the numbers of one column are written. */
export interface NumberStyle {
  readonly decimal: '.' | ',';
  /** What stands between thousands, or nothing. */
  readonly group: '' | ',' | '.' | ' ' | "'";
  /** Whether currency or percent signs stand beside the number. */
  readonly hasSymbols: boolean;
}

export type NumberKind = 'integer' | 'decimal' | 'double';

/** Digits after the point that amounts keep exactly, and digits before it. */
export const decimalScale = 6;
export const decimalWhole = 12;

const symbols = '€$£¥%';
const spaces = ' \u00a0\u202f';

/** The cell without currency, percent and spaces, which say nothing about decimals. */
function withoutSigns(value: string): string {
  return value.replace(/[€$£¥%\s]/g, '');
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
  const bare = value.replace(/[€$£¥%]/g, '').trim();
  const hasSymbols = bare !== value;
  // 007 is a name that looks like a number: an article, a postcode.
  if (/^[-+]?0\d/.test(bare)) return null;
  const groups = decimal === '.' ? ["'", ' ', ','] : ["'", ' ', '.'];
  for (const group of ['', ...groups] as NumberStyle['group'][]) {
    const style = { decimal, group, hasSymbols };
    if (!patternOf(style).test(value)) continue;
    return { ...style, kind: kindOf(bare, decimal) };
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

/** The pattern of a whole cell, in the syntax that JavaScript and RE2 share. */
export function numberPattern({ decimal, group, hasSymbols }: NumberStyle): string {
  const separator = group === ' ' ? `[${spaces}]` : group === '.' ? '\\.' : group;
  const whole = group === '' ? '\\d+' : `(?:\\d{1,3}(?:${separator}\\d{3})+|\\d+)`;
  const point = decimal === '.' ? '\\.' : ',';
  const around = hasSymbols ? `[${symbols}${spaces}]*` : '';
  return `^${around}[-+]?${around}${whole}(?:${point}\\d+)?(?:[eE][-+]?\\d+)?${around}$`;
}

/** Characters that are dropped before the number is read. */
export function droppedCharacters({ group, hasSymbols }: NumberStyle): string {
  return (hasSymbols ? symbols + spaces : '') + (group === ' ' ? spaces : group);
}

function kindOf(bare: string, decimal: '.' | ','): NumberKind {
  if (/[eE]/.test(bare)) return 'double';
  const [whole = '', fraction = ''] = bare.split(decimal);
  const digits = whole.replace(/\D/g, '').length;
  if (fraction === '') return digits <= 18 ? 'integer' : 'double';
  return digits <= decimalWhole && fraction.length <= decimalScale ? 'decimal' : 'double';
}

/**
 * How numbers are written. A small table of ours in place of `Intl`: replay must give the same bytes
 * on every machine, and the data behind `Intl` changes with the runtime.
 */
const thousands = ',';
const point = '.';
const minus = '−';

/** `1,204` */
export function formatCount(value: number): string {
  return withSign(value, grouped(Math.abs(value).toFixed(0)));
}

/** `412,300.50 EUR`; whole amounts from 10,000 on, where cents say nothing. */
export function formatAmount(value: number, unit: string): string {
  const size = Math.abs(value);
  const digits = size >= 10_000 || Number.isInteger(value) ? 0 : 2;
  const text = withSign(value, grouped(size.toFixed(digits)));
  return unit === '' ? text : `${text} ${unit}`;
}

/** `8.1 %` of a share such as 0.081. */
export function formatPercent(share: number): string {
  const size = Math.abs(share * 100);
  return `${withSign(share, grouped(size.toFixed(size >= 1000 ? 0 : 1)))} %`;
}

function withSign(value: number, digits: string): string {
  return value < 0 && /[1-9]/.test(digits) ? minus + digits : digits;
}

function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return fraction === undefined ? groups : groups + point + fraction;
}

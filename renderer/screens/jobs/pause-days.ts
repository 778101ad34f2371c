/** Days of this laptop's own zone, by their first instant. */

export function tomorrow(nowMs: number): number {
  return midnight(nowMs, 1);
}

/** The Monday after today. */
export function nextMonday(nowMs: number): number {
  const weekday = new Date(nowMs).getDay();
  return midnight(nowMs, (8 - weekday) % 7 || 7);
}

/** `2026-03-02` */
export function isoDay(ms: number): string {
  const date = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function midnight(nowMs: number, days: number): number {
  const date = new Date(nowMs);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

const units = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;

/** `30s`, `10m`, `2h`, `7d`, `1h30m` in milliseconds; null for a text that is none. */
export function parseDuration(text: string): number | null {
  if (!/^(\d{1,9}(ms|[smhd]))+$/.test(text)) return null;
  let totalMs = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|[smhd])/g)) {
    totalMs += Number(count) * units[unit as keyof typeof units];
  }
  return totalMs;
}

/** The shortest text that `parseDuration` reads back: 5,400,000 is `90m`, 604,800,000 is `7d`. */
export function durationText(ms: number): string {
  if (ms === 0) return '0s';
  const [unit, size] = Object.entries(units).find(([, unitMs]) => ms % unitMs === 0) ?? ['ms', 1];
  return `${ms / size}${unit}`;
}

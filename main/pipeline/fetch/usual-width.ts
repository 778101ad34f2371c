/** How many cells of a row are filled as a rule; single cells are titles unless nearly all are. */
export function usualWidth(widths: readonly number[]): number {
  const wide = widths.filter((width) => width > 1).sort((a, b) => a - b);
  if (wide.length * 3 < widths.length) return 1;
  return wide[Math.floor(wide.length / 2)] ?? 1;
}

/** As many filled cells as the first row of a table has: titles above it have fewer. */
export function leastWidth(usual: number): number {
  return Math.max(Math.min(usual, 2), Math.ceil(usual * 0.6));
}

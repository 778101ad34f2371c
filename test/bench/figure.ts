/** One round: the same thing measured for both apps, one right after the other. */
export interface Pair {
  readonly almanac: number;
  readonly bare: number;
}

export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'MiB';
  /** How much of the bare app's median Almanac's may be. */
  readonly limit: number;
  readonly pairs: readonly Pair[];
}

export interface Verdict {
  readonly almanac: number;
  readonly bare: number;
  readonly ratio: number;
  readonly ratios: readonly number[];
  readonly isMissed: boolean;
}

/** Ratio of medians, so that one disturbed round decides nothing. */
export function judge({ pairs, limit }: Figure): Verdict {
  const almanac = median(pairs.map((pair) => pair.almanac));
  const bare = median(pairs.map((pair) => pair.bare));
  const ratio = almanac / bare;
  const ratios = pairs.map((pair) => pair.almanac / pair.bare);
  return { almanac, bare, ratio, ratios, isMissed: !(ratio <= limit) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The figures as lines of a table, a missed one marked. */
export function figureLines(figures: readonly Figure[]): string {
  const head = ['figure', 'Almanac', 'bare', 'ratio', 'limit', '', 'ratio of each round'];
  const rows = figures.map((figure) => {
    const { almanac, bare, ratio, ratios, isMissed } = judge(figure);
    const amount = (value: number) =>
      `${value.toFixed(figure.unit === 'ms' ? 0 : 1)} ${figure.unit}`;
    return [
      figure.name,
      amount(almanac),
      amount(bare),
      ratio.toFixed(2),
      figure.limit.toFixed(2),
      isMissed ? 'MISSED' : 'kept',
      ratios.map((each) => each.toFixed(2)).join(' '),
    ];
  });
  const table = [head, ...rows];
  const widths = head.map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return table.map(line).join('\n');
}

/** Our own small chart description, compiled to SVG for reports and to options for the window. */
export interface ChartSpec {
  readonly kind: 'line' | 'bar';
  readonly title: string;
  /** What the chart shows in one sentence, for people who do not see it. */
  readonly summary: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly x: readonly string[];
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

import type { FactFormat } from '../report/fact.ts';

/** The analyst's own SQL, in the order of the report. */
export interface CustomOptions {
  readonly blocks: readonly CustomBlock[];
}

/** A SELECT and what becomes of its answer; `show` tells the kinds apart. */
export type CustomBlock = FactBlock | TableBlock | ChartBlock;

export interface BlockBase {
  /** Names the block in facts from report to report. */
  readonly id: string;
  readonly title: string;
  readonly sql: string;
}

/** One row with one column. */
export interface FactBlock extends BlockBase {
  readonly show: 'fact';
  readonly format: FactFormat;
  /** A currency code or a word; null for none. */
  readonly unit: string | null;
}

export interface TableBlock extends BlockBase {
  readonly show: 'table';
}

/** The first column along the axis, each other one a series of numbers. */
export interface ChartBlock extends BlockBase {
  readonly show: 'chart';
  readonly type: 'line' | 'bar';
}

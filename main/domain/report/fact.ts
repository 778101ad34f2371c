/** How a value is written. `unit` is a currency code or a word such as `orders`; it may be empty. */
export type FactFormat = 'count' | 'amount' | 'percent' | 'date' | 'text';

export type Cell = string | number | boolean | null;

/** The rows behind a fact: at most `rows.length` of `total` are kept with the report. */
export interface Evidence {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total: number;
}

/** One computed value with the query and the snapshot that produced it. */
export interface Fact {
  /** Stable from report to report, for example `total.net` or `by.region.EMEA.change`. */
  readonly id: string;
  /** 1, 2, 3 … in the order of the report; the link in the text is `fact/<n>`. */
  readonly n: number;
  /** What the value is, in plain words. */
  readonly label: string;
  readonly value: number | string | null;
  readonly format: FactFormat;
  readonly unit: string;
  /** The value as the report writes it. */
  readonly text: string;
  /** The SQL that gives the value when run on the snapshot. */
  readonly query: string;
  readonly evidence: Evidence;
  /** The source's file name and the hash of the snapshot it was computed from. */
  readonly source: string;
  readonly snapshotHash: string;
}

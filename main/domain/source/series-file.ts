/** A CSV file that holds one series: a column of times and one of values. */
export interface SeriesFile {
  readonly path: string;
  readonly time: string;
  readonly value: string;
}

/** A data row of the file: both cells as they stand there, and how strange the value is, in [0, 1]. */
export interface ScoredRow {
  readonly timestamp: string;
  readonly value: string;
  readonly score: number;
}

/** What a report can be saved as. */
export type ExportFormatWord = 'pdf' | 'html' | 'xlsx' | 'csv' | 'md' | 'svg' | 'png';

/** Titles, in the order of the report. */
export interface PartsView {
  readonly tables: readonly string[];
  readonly charts: readonly string[];
}

export interface SavedView {
  /** Names it for `export.show`: a page never names a path. */
  readonly id: number;
  readonly paths: readonly string[];
}

/** A table or chart, counted from 1. */
export interface CopyDraft {
  readonly runId: string;
  readonly part: 'table' | 'chart';
  readonly number: number;
}

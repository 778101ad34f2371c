import type { Window } from '../schedule/window.ts';
import type { Fact } from './fact.ts';
import type { Report } from './report.ts';

/** What a published report can be taken along as. */
export const exportFormats = ['pdf', 'html', 'xlsx', 'csv', 'md', 'svg', 'png'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A file that is not on the disk yet. Its name is safe on every system and has its ending. */
export interface ExportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Makes files of published reports, for windows, the command and the channels. */
export interface Exporter {
  /**
   * One file; of `csv` a file a table, of `svg` and `png` a file a chart.
   * @throws RunFailure `not-found` when there is no such report or it has no table or chart, or
   *   `source-changed` when its files were edited by hand
   */
  make(runId: string, format: ExportFormat): Promise<readonly ExportFile[]>;
}

/** What a screen needs of a report beside its files. */
export interface ExportDesk extends Exporter {
  /** What the files would be called, in their order; none where there is no table or chart. */
  names(runId: string, format: ExportFormat): Promise<readonly string[]>;
  tables(runId: string): Promise<readonly ReportTable[]>;
  /** The report as a page for paper: HTML that needs nothing but itself. */
  page(runId: string): Promise<string>;
}

/** A table of a report with the facts that its cells state. */
export interface ReportTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

export interface TableCell {
  /** As the report writes it. */
  readonly text: string;
  /** Null for a name, and for a cell that says more than one number. */
  readonly fact: Fact | null;
}

/** What the reader of a file should know beside the report itself. */
export interface ExportAbout {
  readonly jobName: string;
  readonly runId: string;
  readonly window: Window;
  readonly zone: string;
  /** The files that the report was made from: name and when each was last changed. */
  readonly sources: readonly { readonly file: string; readonly modifiedAtMs: number }[];
}

/** What a worker needs to make files: plain data, sent by message. */
export interface ExportPlan {
  readonly report: Report;
  readonly about: ExportAbout;
  readonly format: Exclude<ExportFormat, 'pdf'>;
}

/** Prints a document of ours, which needs nothing but itself, on paper of its own kind. */
export interface PagePrinter {
  /**
   * @param footer plain text; page numbers are added to it
   * @throws RunFailure `export-failed` with what to do
   */
  pdf(html: string, footer: string): Promise<Uint8Array>;
}

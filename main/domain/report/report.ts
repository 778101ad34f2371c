import type { ChartSpec } from './chart.ts';
import type { Fact } from './fact.ts';
import type { Region } from './region.ts';

/** Markdown, facts and charts of a run. Holds window, slot and source times, never a run id. */
export interface Report {
  /** One sentence. */
  readonly headline: string;
  /** The run's one line: "1,204 orders, €412,300". */
  readonly result: string;
  readonly markdown: string;
  /** Sanitised; safe to show in a frame without scripts. */
  readonly html: string;
  readonly facts: readonly Fact[];
  readonly charts: readonly ChartSpec[];
  /** Plain text of the report, for search. */
  readonly text: string;
  /** The recipe and its version that made it: `briefing@2`. Not known of a report before versions were kept. */
  readonly recipe?: string;
  /** How its numbers and dates are written, as it was known then; left out for the plain form. */
  readonly region?: Region;
  /** An audit's sealed evidence, JSON lines: see `evidence-chain.ts`. */
  readonly evidence?: string;
  /** Nothing was worth saying. */
  readonly isQuiet?: boolean;
  /** A model wrote it, or should have; not there for a report of the built-in analyst alone. */
  readonly narration?: ReportNarration;
}

/** Who wrote a report, and how far its statements are proved. */
export interface ReportNarration {
  /** "Work model (gpt-5-mini)" */
  readonly writer: string;
  /** The built-in analyst wrote it in the model's place. */
  readonly isFallback: boolean;
  /** Statements with a number, a date or a comparison. */
  readonly verified: number;
  readonly derived: number;
  readonly unproven: number;
}

/** A report as the store names it. */
export interface ReportRecord {
  readonly runId: string;
  readonly jobId: string;
  readonly headline: string;
  /** sha256 over report.md, facts.json and the chart specs; names the folder below `reports/`. */
  readonly hash: string;
  readonly createdAtMs: number;
  readonly isUnread: boolean;
}

/** A column of a part, with its type in the engine's words. */
export interface Column {
  readonly name: string;
  readonly type: string;
}

/** One file of a snapshot, as Parquet below `blobs/`. */
export interface SnapshotPart {
  readonly sourceId: string;
  /** Lower-case hex; the blob's name. */
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  readonly columns: readonly Column[];
  /** Rows without a value, by column, where there are any. Not known of a part before they were counted. */
  readonly blanks?: Readonly<Record<string, number>>;
  /** Where the rows came from and when that file was last changed. */
  readonly origin: string;
  readonly originModifiedAtMs: number;
  /** The options that detection chose, so that replay reads the same. */
  readonly options: Readonly<Record<string, string>>;
}

/** The fetched input, frozen. */
export interface SnapshotManifest {
  /** sha256 of the manifest without itself. */
  readonly hash: string;
  readonly fetchedAtMs: number;
  readonly parts: readonly SnapshotPart[];
}

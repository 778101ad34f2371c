import type { Analysis, AnalysisOf, Recipe } from '../analysis/analysis.ts';
import type { Fact } from '../report/fact.ts';
import type { Region } from '../report/region.ts';
import type { Report, SnapshotManifest, SnapshotPart } from '../report/report.ts';
import type { Window } from '../schedule/window.ts';
import type { Accesses } from '../source/access.ts';
import type { Source } from '../source/source.ts';
import type { SourceHistory } from '../source/source-history.ts';

/** What the worker needs to fetch: plain data, sent by message. */
export interface FetchPlan {
  readonly sources: readonly Source[];
  /** The only folder the worker may write: `<home>/tmp/<run id>-<fence>`. */
  readonly tmpDir: string;
  readonly fetchedAtMs: number;
  /** Sources that are read although they were not ready when the wait for them ended; the report says so. */
  readonly late?: readonly string[];
  /** What the report will be about, for queries and addresses that ask for it. */
  readonly period?: { readonly window: Window; readonly zone: string };
  /** Parts of the job's last report: what a server calls unchanged is not read again. */
  readonly earlier?: readonly PartFile[];
  /** What each source held for the reports before, by its id. */
  readonly history?: Readonly<Record<string, SourceHistory>>;
  /** Connections of these sources with their secrets. Never stored. */
  readonly access?: Accesses;
  /** Of a large file only the start is read. */
  readonly isPreview?: boolean;
}

/** What the worker fetched: parts still lie in the plan's `tmpDir`, named `<sha256>.parquet`. */
export interface Fetched {
  readonly manifest: SnapshotManifest;
}

/** A part of the snapshot at the place where it can be read. */
export interface PartFile {
  readonly part: SnapshotPart;
  readonly path: string;
}

/** What the worker needs to analyse and write: pure in, pure out, so that replay is byte-identical. */
export interface AnalyzePlan<A extends Analysis = Analysis> {
  readonly jobName: string;
  readonly analysis: A;
  readonly snapshot: SnapshotManifest;
  readonly parts: readonly PartFile[];
  readonly zone: string;
  /** Slot text, or null for a run by hand. */
  readonly slot: string | null;
  readonly window: Window;
  /** The period to compare with. */
  readonly compareWith: Window;
  /** Periods of the same kind before the window, newest first: the history to judge it by. */
  readonly earlier?: readonly Window[];
  /** Facts of the job's report before this one, for "changed since last time". */
  readonly previousFacts: readonly Pick<Fact, 'id' | 'value' | 'text'>[];
  readonly tmpDir: string;
  /** How numbers and dates are written; left out for the plain form. */
  readonly region?: Region;
}

/** The plan of a job with this recipe. */
export type PlanOf<R extends Recipe> = AnalyzePlan<AnalysisOf<R>>;

/** How far the worker is; `note` is for people ("reading orders.csv"). */
export interface Progress {
  readonly step: 'fetch' | 'analyze' | 'report';
  readonly note: string;
}

export interface Analyzed {
  readonly report: Report;
}

import type { AuditOptions } from './audit-rule.ts';
import type { CustomOptions } from './custom-block.ts';

/** What a job makes of its sources: a recipe with its options, told by a narrator. One type a recipe. */
export type Analysis =
  | BriefingAnalysis
  | AnomaliesAnalysis
  | ChurnAnalysis
  | MarketAnalysis
  | AuditAnalysis
  | CustomAnalysis;

export type Recipe = Analysis['recipe'];

/** The analysis of one recipe: what the options are depends on it. */
export type AnalysisOf<R extends Recipe> = Extract<Analysis, { readonly recipe: R }>;

/** Who writes the report: the built-in analyst, or a model that investigates. */
export type Narrator = 'embedded' | 'model';

/** What a model may see of the data. Names of tables and columns go in any case. */
export interface SendPolicy {
  /** `schema`: no value at all; `aggregates`: totals and groups; `rows`: single rows too. */
  readonly level: 'schema' | 'aggregates' | 'rows';
  /** With `rows`: at most so many in a run. */
  readonly rows: number;
  /** Columns that the model does not even hear of. */
  readonly exclude: readonly string[];
}

/** How a model writes a job's report. */
export interface ModelUse {
  readonly profile: string;
  /** `strict`: a report with an unproven statement is not used; `normal`: the statement is marked. */
  readonly check: 'strict' | 'normal';
  readonly send: SendPolicy;
  /** `none`: where the model cannot write there is no report; else, as when not given, the built-in analyst writes it. */
  readonly fallback?: 'embedded' | 'none';
}

/** What every analysis has besides its recipe's options. */
export interface Told {
  readonly narrator: Narrator;
  /** Given with the narrator `model`. */
  readonly model?: ModelUse;
}

export interface AuditAnalysis extends Told {
  readonly recipe: 'audit';
  readonly options: AuditOptions;
}

export interface CustomAnalysis extends Told {
  readonly recipe: 'custom';
  readonly options: CustomOptions;
}

export interface BriefingAnalysis extends Told {
  readonly recipe: 'briefing';
  readonly options: BriefingOptions;
}

/** Which columns the briefing reads; null lets the recipe choose and say what it chose. */
export interface BriefingOptions {
  readonly time: string | null;
  readonly measure: string | null;
  readonly dimensions: readonly string[] | null;
  /** Written before or after amounts, for example `EUR`; null when the amount has no unit. */
  readonly unit: string | null;
}

export interface AnomaliesAnalysis extends Told {
  readonly recipe: 'anomalies';
  readonly options: AnomaliesOptions;
}

/** Which columns are a series; null lets the recipe choose and say what it chose. */
export interface AnomaliesOptions {
  readonly time: string | null;
  readonly value: string | null;
  /** A column of which each value has a series of its own, such as a host. */
  readonly by: string | null;
  readonly unit: string | null;
}

export interface ChurnAnalysis extends Told {
  readonly recipe: 'churn';
  readonly options: ChurnOptions;
}

/** What the churn report reads; null lets the recipe choose and say what it chose. */
export interface ChurnOptions {
  /** The source with a row a customer; null is the first. */
  readonly customers: string | null;
  /** The source with a row an activity; null is the second, or none. */
  readonly activity: string | null;
  /** The customer's id in both sources, unless the activity calls it otherwise. */
  readonly id: string | null;
  readonly activityId: string | null;
  /** When an activity was; without a source of activity, the customer's own column of the last one. */
  readonly time: string | null;
  /** When the customer came: makes the cohorts. */
  readonly since: string | null;
  readonly segments: readonly string[] | null;
  /** A customer without activity for so many days is lost. */
  readonly lostAfterDays: number;
}

export interface MarketAnalysis extends Told {
  readonly recipe: 'market';
  readonly options: MarketOptions;
}

/** Which columns are prices; null lets the recipe choose and say what it chose. */
export interface MarketOptions {
  readonly time: string | null;
  /** The column that names the instrument; without one the file is about one instrument. */
  readonly instrument: string | null;
  readonly price: string | null;
  readonly unit: string | null;
}

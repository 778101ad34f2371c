/** What a job makes of its sources: a recipe with its options, told by a narrator. One type a recipe. */
export type Analysis = BriefingAnalysis;

export type Recipe = Analysis['recipe'];

/** The analysis of one recipe: what the options are depends on it. */
export type AnalysisOf<R extends Recipe> = Extract<Analysis, { readonly recipe: R }>;

/** Who writes the report. */
export type Narrator = 'embedded';

/** What every analysis has besides its recipe's options. */
export interface Told {
  readonly narrator: Narrator;
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

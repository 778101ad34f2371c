/** What a job makes of its sources: a recipe with its options, told by a narrator. */
export type Analysis = BriefingAnalysis;

export type Recipe = Analysis['recipe'];

/** Who writes the report. */
export type Narrator = 'embedded';

export interface BriefingAnalysis {
  readonly recipe: 'briefing';
  readonly narrator: Narrator;
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

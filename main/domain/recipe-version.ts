import type { Recipe } from './analysis.ts';

/** Raised when equal input would give another report; a replay then says which version made the stored one. */
export const recipeVersions: Readonly<Record<Recipe, number>> = {
  briefing: 3,
  anomalies: 1,
  churn: 1,
  market: 1,
  audit: 1,
  custom: 1,
};

/** `briefing@3`: the recipe and its version as a report states them. */
export function recipeName(recipe: Recipe): string {
  return `${recipe}@${recipeVersions[recipe]}`;
}

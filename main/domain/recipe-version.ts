import type { Recipe } from './analysis.ts';

/** Raised when equal input would give another report; a replay then says which version made the stored one. */
export const recipeVersions: Readonly<Record<Recipe, number>> = {
  briefing: 5,
  anomalies: 3,
  churn: 2,
  market: 3,
  audit: 2,
  custom: 2,
};

/** `briefing@3`: the recipe and its version as a report states them. */
export function recipeName(recipe: Recipe): string {
  return `${recipe}@${recipeVersions[recipe]}`;
}

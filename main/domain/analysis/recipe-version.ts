import type { Recipe } from './analysis.ts';

/** Raised when equal input would give another report; a replay then says which version made the stored one. */
export const recipeVersions: Readonly<Record<Recipe, number>> = {
  briefing: 7,
  anomalies: 4,
  churn: 3,
  market: 4,
  audit: 3,
  custom: 3,
};

/** `briefing@3`: the recipe and its version as a report states them. */
export function recipeName(recipe: Recipe): string {
  return `${recipe}@${recipeVersions[recipe]}`;
}

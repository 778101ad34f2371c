import { briefing } from './recipes/briefing-schema.ts';
import { variants } from './variants.ts';

const laterRecipes = ['market', 'anomalies', 'churn', 'audit', 'custom', 'question', 'sql'];

/** One group a recipe, in `recipes/`: each has options of its own. */
export const analysis = variants('recipe', [briefing], laterRecipes, '{ recipe: briefing }');

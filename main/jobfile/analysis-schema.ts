import { anomalies } from './recipes/anomalies-schema.ts';
import { audit } from './recipes/audit-schema.ts';
import { briefing } from './recipes/briefing-schema.ts';
import { churn } from './recipes/churn-schema.ts';
import { custom } from './recipes/custom-schema.ts';
import { market } from './recipes/market-schema.ts';
import { variants } from './variants.ts';

const laterRecipes = ['question', 'sql'];

/** One group a recipe, in `recipes/`: each has options of its own. */
export const analysis = variants(
  'recipe',
  [briefing, anomalies, churn, market, audit, custom],
  laterRecipes,
  '{ recipe: briefing }',
);

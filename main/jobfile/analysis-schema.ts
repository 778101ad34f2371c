import * as z from 'zod';
import { group, list, notYet, text, word } from './fields.ts';
import { variants } from './variants.ts';

const laterRecipes = ['market', 'anomalies', 'churn', 'audit', 'custom', 'question', 'sql'];
const laterNarrators = ['agent', 'model', 'openai'];
const example = '{ recipe: briefing }';

/** What every recipe's group holds besides its options. */
const narration = {
  narrator: word(['embedded'], laterNarrators).default('embedded'),
  send: notYet('leave it out; the embedded analyst sends nothing'),
  fallback: notYet('leave it out; the embedded analyst needs none'),
};

const briefing = group(
  {
    recipe: z.literal('briefing'),
    ...narration,
    options: group(
      {
        time: text('order_date').nullable().default(null),
        measure: text('amount').nullable().default(null),
        dimensions: list(text('region'), '[region]').nullable().default(null),
        unit: text('EUR').nullable().default(null),
      },
      '{ measure: amount }',
    ).prefault({}),
  },
  example,
);

/** One group a recipe: each has options of its own. */
export const analysis = variants('recipe', [briefing], laterRecipes, example);

import * as z from 'zod';
import { group, list, text } from '../fields.ts';
import { narration } from './narration.ts';

export const briefing = group(
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
  '{ recipe: briefing }',
);

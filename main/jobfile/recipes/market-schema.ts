import * as z from 'zod';
import { group, text } from '../fields.ts';
import { narration } from './narration.ts';

export const market = group(
  {
    recipe: z.literal('market'),
    ...narration,
    options: group(
      {
        time: text('date').nullable().default(null),
        instrument: text('symbol').nullable().default(null),
        price: text('close').nullable().default(null),
        unit: text('USD').nullable().default(null),
      },
      '{ instrument: symbol, price: close }',
    ).prefault({}),
  },
  '{ recipe: market }',
);

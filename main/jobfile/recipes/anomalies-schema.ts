import * as z from 'zod';
import { group, text } from '../fields.ts';
import { narration } from './narration.ts';

export const anomalies = group(
  {
    recipe: z.literal('anomalies'),
    ...narration,
    options: group(
      {
        time: text('timestamp').nullable().default(null),
        value: text('load').nullable().default(null),
        by: text('host').nullable().default(null),
        unit: text('ms').nullable().default(null),
      },
      '{ value: load, by: host }',
    ).prefault({}),
  },
  '{ recipe: anomalies }',
);

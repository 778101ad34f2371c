import * as z from 'zod';
import { group, list, text, wholeNumber } from '../fields.ts';
import { narration } from './narration.ts';

export const churn = group(
  {
    recipe: z.literal('churn'),
    ...narration,
    options: group(
      {
        customers: text('customers').nullable().default(null),
        activity: text('orders').nullable().default(null),
        id: text('customer_id').nullable().default(null),
        activityId: text('customer_id').nullable().default(null),
        time: text('order_date').nullable().default(null),
        since: text('signed_up').nullable().default(null),
        segments: list(text('plan'), '[plan, country]').nullable().default(null),
        lostAfterDays: wholeNumber().default(90),
      },
      '{ lostAfterDays: 90 }',
    ).prefault({}),
  },
  '{ recipe: churn }',
);

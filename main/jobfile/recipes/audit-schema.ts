import * as z from 'zod';
import { group, list, number, text } from '../fields.ts';
import { variants } from '../variants.ts';
import { narration } from './narration.ts';

/** What every kind of rule holds besides its own fields. */
const anyRule = {
  id: text('approved'),
  name: text('Payments are approved').nullable().default(null),
  waiver: group(
    { note: text('agreed with the auditor'), until: text('2026-12-31') },
    '{ note: agreed with the auditor, until: "2026-12-31" }',
  )
    .nullable()
    .default(null),
};

const rows = {
  ...anyRule,
  source: text('payments'),
  time: text('paid_on').nullable().default(null),
};
const columns = (example: string) => list(text('approver'), example);
const example = '{ id: approved, check: complete, source: payments, columns: [approver] }';

const rule = variants(
  'check',
  [
    group({ check: z.literal('complete'), ...rows, columns: columns('[approver]') }, example),
    group({ check: z.literal('unique'), ...rows, columns: columns('[invoice]') }, example),
    group(
      {
        check: z.literal('reference'),
        ...rows,
        column: text('vendor_id'),
        in: text('vendors'),
        inColumn: text('id'),
      },
      example,
    ),
    group(
      {
        check: z.literal('allowed'),
        ...rows,
        column: text('currency'),
        values: list(text('EUR'), '[EUR, USD]'),
      },
      example,
    ),
    group(
      {
        check: z.literal('threshold'),
        ...rows,
        column: text('amount'),
        min: number().nullable().default(null),
        max: number().nullable().default(null),
      },
      example,
    ),
    group(
      { check: z.literal('separation'), ...rows, columns: columns('[requested_by, approved_by]') },
      example,
    ),
    group(
      {
        check: z.literal('reconcile'),
        ...rows,
        key: text('invoice'),
        amount: text('amount'),
        with: text('bank'),
        withKey: text('invoice').nullable().default(null),
        withAmount: text('amount').nullable().default(null),
        withTime: text('booked_on').nullable().default(null),
        tolerance: number().default(0),
      },
      example,
    ),
    group(
      {
        check: z.literal('sql'),
        ...anyRule,
        query: text('SELECT * FROM payments WHERE amount < 0'),
      },
      example,
    ),
  ],
  [],
  example,
);

export const audit = group(
  {
    recipe: z.literal('audit'),
    ...narration,
    options: group({ rules: list(rule, `[${example}]`) }, `{ rules: [${example}] }`),
  },
  `{ recipe: audit, options: { rules: [${example}] } }`,
);

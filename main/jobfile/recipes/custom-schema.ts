import * as z from 'zod';
import { group, list, text, word } from '../fields.ts';
import { variants } from '../variants.ts';
import { narration } from './narration.ts';

const anyBlock = {
  id: text('orders'),
  title: text('Orders'),
  sql: text('SELECT count(*) FROM orders'),
};
const example = '{ id: orders, show: fact, title: Orders, sql: SELECT count(*) FROM orders }';

const block = variants(
  'show',
  [
    group(
      {
        show: z.literal('fact'),
        ...anyBlock,
        format: word(['count', 'amount', 'percent', 'date', 'text']).default('amount'),
        unit: text('EUR').nullable().default(null),
      },
      example,
    ),
    group({ show: z.literal('table'), ...anyBlock }, example),
    group(
      { show: z.literal('chart'), ...anyBlock, type: word(['line', 'bar']).default('line') },
      example,
    ),
  ],
  [],
  example,
);

export const custom = group(
  {
    recipe: z.literal('custom'),
    ...narration,
    options: group({ blocks: list(block, `[${example}]`) }, `{ blocks: [${example}] }`),
  },
  `{ recipe: custom, options: { blocks: [${example}] } }`,
);

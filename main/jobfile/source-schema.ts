import * as z from 'zod';
import { duration, group, kindOf, text, wholeNumber, word } from './fields.ts';
import { variants } from './variants.ts';
import { waitFor } from './wait-schema.ts';

const example = '{ id: customers, kind: csv, path: ./customers.csv }';

/** What every kind's group holds besides its own fields. */
const anySource = {
  id: text('customers'),
  waitFor: waitFor.optional(),
  cursor: word(['arrival', 'event']).optional(),
  lookback: duration('3d').optional(),
};

/** How cells of text are read; left out, it is detected. */
const textForm = {
  decimal: word(['.', ',']).nullable().default(null),
  dateFormat: text('%d.%m.%Y').nullable().default(null),
};

const delimiter = z
  .string({ error: ({ input }) => `is ${kindOf(input)}; write one character in quotes` })
  .length(1, 'must be one character, such as ";" or "\\t"')
  .nullable()
  .default(null);

const csv = group(
  {
    kind: z.literal('csv'),
    ...anySource,
    path: text('./customers.csv'),
    delimiter,
    headerRow: wholeNumber().nullable().optional(),
    ...textForm,
  },
  example,
);

const excel = group(
  {
    kind: z.literal('excel'),
    ...anySource,
    path: text('./orders.xlsx'),
    sheet: text('Orders').nullable().default(null),
    range: text('B3:F200').nullable().default(null),
    headerRow: wholeNumber().nullable().default(null),
    ...textForm,
  },
  '{ id: orders, kind: excel, path: ./orders.xlsx, sheet: Orders }',
);

const json = group(
  { kind: z.literal('json'), ...anySource, path: text('./orders.json'), ...textForm },
  '{ id: orders, kind: json, path: ./orders.json }',
);

const logs = group(
  {
    kind: z.literal('logs'),
    ...anySource,
    path: text('/var/log/nginx/access.log'),
    format: word(['json', 'combined', 'syslog', 'plain']).nullable().default(null),
  },
  '{ id: access, kind: logs, path: /var/log/nginx/access.log }',
);

const folder = group(
  {
    kind: z.literal('folder'),
    ...anySource,
    pattern: text('./in/orders-{window}.csv'),
    take: word(['newest', 'all']).default('newest'),
    ...textForm,
  },
  '{ id: orders, kind: folder, pattern: ./in/orders-*.csv, take: newest }',
);

const parquet = group(
  {
    kind: z.literal('parquet'),
    ...anySource,
    path: text('./orders.parquet'),
    dateFormat: textForm.dateFormat,
  },
  '{ id: orders, kind: parquet, path: ./orders.parquet }',
);

const sqlite = group(
  {
    kind: z.literal('sqlite'),
    ...anySource,
    path: text('./shop.db'),
    table: text('orders').nullable().default(null),
    query: text('SELECT * FROM orders WHERE day >= {from} AND day < {to}').nullable().default(null),
  },
  '{ id: orders, kind: sqlite, path: ./shop.db, table: orders }',
);

const pasted = group(
  {
    kind: z.literal('pasted'),
    ...anySource,
    text: text('region,sales\\nEMEA,412300'),
    delimiter,
    ...textForm,
  },
  '{ id: targets, kind: pasted, text: "region,sales\\nEMEA,412300" }',
);

const pages = variants(
  'by',
  [
    group({ by: z.literal('link') }, '{ by: link }'),
    group({ by: z.literal('next'), field: text('next') }, '{ by: next, field: next }'),
    group(
      {
        by: z.literal('number'),
        parameter: text('page'),
        from: wholeNumber().int('must be a whole number').min(0, 'must be 0 or more').default(1),
      },
      '{ by: number, parameter: page }',
    ),
  ],
  [],
  '{ by: link }',
);

const http = group(
  {
    kind: z.literal('http'),
    ...anySource,
    connection: text('shop-api').nullable().default(null),
    url: text('https://api.example.org/orders'),
    format: word(['json', 'csv']).nullable().default(null),
    rows: text('data.items').nullable().default(null),
    pages: pages.nullable().default(null),
    delimiter,
    ...textForm,
  },
  '{ id: orders, kind: http, url: https://api.example.org/orders }',
);

const database = <const Kind extends 'postgres' | 'mysql'>(kind: Kind) =>
  group(
    {
      kind: z.literal(kind),
      ...anySource,
      connection: text('warehouse'),
      query: text('SELECT * FROM orders WHERE day >= {from} AND day < {to}'),
    },
    `{ id: orders, kind: ${kind}, connection: warehouse, query: "SELECT * FROM orders" }`,
  );
const mysql = database('mysql');
const postgres = database('postgres');

/** One group a kind: each has fields of its own. */
export const source = variants(
  'kind',
  [csv, excel, folder, http, json, logs, mysql, parquet, pasted, postgres, sqlite],
  [],
  example,
);

import { expect, test } from 'vitest';
import type { DatabaseConnection } from '../../../main/domain/source/connection.ts';
import {
  mysqlFailure,
  postgresFailure,
} from '../../../main/pipeline/fetch/database/database-failures.ts';

const secret = 'CANARY+pass/ü=9 of the warehouse';
const connection: DatabaseConnection = {
  kind: 'postgres',
  id: 'warehouse',
  name: 'Warehouse',
  host: 'db.example',
  port: 5432,
  database: 'sales',
  user: 'ana',
  encryption: 'verified',
};
const writings = [
  ['as it is', secret],
  ['as base64', Buffer.from(`ana:${secret}`).toString('base64')],
  ['in an address', encodeURIComponent(secret)],
] as const;

test.each(writings)(
  'a password that a database server repeats is not quoted: %s (G02)',
  (_, repeated) => {
    const failures = [
      ...['42703', '53300', ''].map((code) =>
        postgresFailure(Object.assign(new Error(`no: ${repeated}.`), { code }), connection, secret),
      ),
      ...[1054, 1040, 0].map((errno) =>
        mysqlFailure(Object.assign(new Error(`no: ${repeated}.`), { errno }), connection, secret),
      ),
      postgresFailure(repeated, connection, secret),
    ];
    for (const { message } of failures) {
      expect(message).toContain('[hidden]');
      expect(message).not.toContain(repeated.slice(8, -8));
    }
  },
);

test('what a database server says is one short line', () => {
  const said = Object.assign(new Error(`no\u001b[31m such\n\n  column ${'x'.repeat(900)}`), {
    code: '42703',
  });
  const { message } = postgresFailure(said, connection, secret);
  expect(message).toMatch(
    /^Warehouse does not take the query: no \[31m such column x{200,230}…\. Correct it in the job's data\.$/,
  );
});

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FetchPlan } from '../../../main/domain/run/plan.ts';
import type { DatabaseConnection } from '../../../main/domain/source/connection.ts';
import type { DatabaseSource } from '../../../main/domain/source/source.ts';
import { machineResolve } from '../../../main/pipeline/fetch/http/machine-resolve.ts';
import { tryConnection } from '../../../main/pipeline/fetch/try-connection.ts';
import { failureOf, fetchedFrom, rowsOf } from './bench.ts';
import { password, startMariaDb, startPostgres } from './cast/database-servers.ts';

const period = {
  window: {
    key: 'day:2026-11-03',
    fromMs: Date.parse('2026-11-03T05:00Z'),
    toMs: Date.parse('2026-11-04T05:00Z'),
  },
  zone: 'America/New_York',
};
const network = { fetch, resolve: machineResolve };

const servers = [
  [
    'PostgreSQL',
    startPostgres,
    '2026-11-03 12:00:00+00',
    'SELECT 1/0 FROM orders; DROP TABLE orders',
    '"',
  ],
  ['MariaDB', startMariaDb, '2026-11-03 12:00:00', 'SELECT 1 FROM orders; DROP TABLE orders', '`'],
] as const;

describe.each(servers)('%s', (name, start, at, twoStatements, quote) => {
  test('rows come exactly, over the period of the report; nothing is written, and a wrong password is named', async () => {
    const connection: DatabaseConnection = await start();
    const read = (query: string, secret = password, change: Partial<FetchPlan> = {}) => {
      const source: DatabaseSource = {
        id: 'orders',
        kind: connection.kind,
        connection: 'warehouse',
        query,
        cursor: { by: 'event', lookbackMs: 3 * 86_400_000 },
      };
      const access = { warehouse: { connection, secret } };
      return fetchedFrom([source], { access, period, ...change });
    };

    const all = await read('SELECT * FROM orders ORDER BY day');
    expect(await rowsOf(all)).toEqual([
      ['2026-11-03', at, '00123', expect.stringMatching(/^5\.10*$/), '9007199254740993', null],
      ['2026-11-04', expect.anything(), '00456', expect.stringMatching(/^7\.0*$/), '2', 'late'],
    ]);
    expect(JSON.stringify(all.manifest)).not.toContain(password);

    const some = await read('SELECT zip FROM orders WHERE day >= {from} AND day < {to};');
    expect(await rowsOf(some)).toEqual([['00123']]);

    // What was corrected since the report of its day is told once, a day later: the query looks back for it.
    const asked = (n: string) =>
      `SELECT day, zip, ${n} AS n FROM orders WHERE day >= {from} AND day < {to} ORDER BY day`;
    const reported = await read(asked('n + 1'));
    const [part] = reported.manifest.parts;
    if (!part) throw new Error('nothing was read');
    const last = { part, path: join(reported.tmpDir, `${part.sha256}.parquet`) };
    const { toMs } = period.window;
    const history = { orders: { parts: [part], expected: part, reported: { file: last, toMs } } };
    const window = { key: 'day:2026-11-04', fromMs: toMs, toMs: toMs + 86_400_000 };
    const next = await read(asked('n'), password, { history, period: { ...period, window } });
    expect(next.manifest.parts[0]).toMatchObject({ rows: 2, options: { 'late rows': '[[1,1]]' } });

    const many = `WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t WHERE n < 900) SELECT a.n FROM t a, t b LIMIT 23456`;
    expect((await read(many)).manifest.parts[0]?.rows).toBe(23_456);

    const failures = await Promise.all([
      failureOf(read('SELECT nonsense FROM orders')),
      failureOf(read(twoStatements)),
      failureOf(read('SELECT * FROM orders WHERE n < 0')),
      failureOf(read('SELECT 1', 'wrong')),
      failureOf(read(`SELECT ${quote}${password}${quote} FROM orders`)),
    ]);
    expect(failures.map(({ code, permanent }) => [code, permanent])).toEqual([
      ['source-unreadable', true],
      ['source-unreadable', true],
      ['source-empty', false],
      ['access-refused', true],
      ['source-unreadable', true],
    ]);
    expect(failures[0]?.message).toMatch(/^Warehouse does not take the query: .*nonsense/);
    expect(failures[3]?.connectionId).toBe('warehouse');
    expect(failures[4]?.message).toMatch(/^Warehouse does not take the query: .*\[hidden\]/);
    expect((await read('SELECT * FROM orders')).manifest.parts[0]?.rows).toBe(2);

    const said = await tryConnection({ connection, secret: password }, network);
    expect(said).toMatch(new RegExp(`^127.0.0.1 answers: ${name} \\d+.*, sales as ana\\.$`));
    const gone = failureOf(
      tryConnection({ connection: { ...connection, port: 9 }, secret: '' }, network),
    );
    expect(await gone).toMatchObject({ code: 'source-unreachable', permanent: false });
  }, 120_000);
});

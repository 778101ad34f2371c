import { expect, test } from 'vitest';
import type { HttpSource } from '../../../main/domain/source/source.ts';
import type { HttpNeeds } from '../../../main/pipeline/fetch/http/http.ts';
import { httpConnection, httpSource } from '../../cast/http-source.ts';
import { fetchedFrom, rowsOf } from './bench.ts';
import { files, serve } from './http-server.ts';

const orders = '[{"day":"2026-11-03","net":5.10},{"day":"2026-11-04","net":7}]';
const rows = [
  ['2026-11-03', '5.100000'],
  ['2026-11-04', '7.000000'],
];

function read(source: HttpSource, change = {}, needs?: HttpNeeds) {
  return fetchedFrom([source], change, needs).then(rowsOf);
}

test('a list of JSON objects becomes rows, each number as it was written', async () => {
  const { url } = await serve(files({ '/orders': orders }));
  expect(await read(httpSource(`${url}/orders`))).toEqual(rows);
});

test('CSV becomes rows, and the part says where it came from without the query', async () => {
  const csv = 'day;net\n03.11.2026;5,10\n04.11.2026;7,00\n';
  const { url } = await serve(files({ '/orders?key=CANARY': csv }, 'text/csv'));
  const snapshot = await fetchedFrom([httpSource(`${url}/orders?key=CANARY`)]);
  expect(await rowsOf(snapshot)).toEqual(rows);
  expect(snapshot.manifest.parts[0]?.origin).toBe(`${url}/orders`);
  expect(JSON.stringify(snapshot.manifest)).not.toContain('CANARY');
});

test('the only list of an answer holds the rows; of two the job says which', async () => {
  const { url } = await serve(
    files({
      '/one': `{"count":2,"items":${orders}}`,
      '/two': `{"data":{"items":${orders}},"errors":[]}`,
    }),
  );
  expect(await read(httpSource(`${url}/one`))).toEqual(rows);
  expect(await read(httpSource(`${url}/two`, { rows: 'data.items' }))).toEqual(rows);
  await expect(read(httpSource(`${url}/two`, { rows: 'data.orders' }))).rejects.toThrow(
    /has no list at "data.orders"/,
  );
});

test('pages follow a Link header, a field, or a number, to the last one', async () => {
  const [first, second] = ['[{"day":"2026-11-03","net":5.10}]', '[{"day":"2026-11-04","net":7}]'];
  const { url } = await serve((request, response) => {
    const at = new URL(request.url ?? '', 'http://x');
    const page = Number(at.searchParams.get('page') ?? 1);
    const list = [first, second][page - 1] ?? '[]';
    const next = page < 2 ? `${at.pathname}?page=${page + 1}` : null;
    if (at.pathname === '/link' && next) response.setHeader('link', `<${next}>; rel="next"`);
    response.setHeader('content-type', 'application/json');
    response.end(
      at.pathname === '/field' ? JSON.stringify({ rows: JSON.parse(list), next }) : list,
    );
  });
  const pages = [
    httpSource(`${url}/link`, { pages: { by: 'link' } }),
    httpSource(`${url}/number`, { pages: { by: 'number', parameter: 'page', from: 1 } }),
  ];
  for (const source of pages) expect(await read(source)).toEqual(rows);
  const byField = httpSource(`${url}/field`, { pages: { by: 'next', field: 'next' } });
  expect(await read(byField)).toEqual(rows);
});

test('pages of CSV keep one header', async () => {
  const { url } = await serve((request, response) => {
    const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page'));
    const line = ['03.11.2026;5,10', '04.11.2026;7,00'][page - 1];
    response.writeHead(200, { 'content-type': 'text/csv' });
    response.end(`day;net\n${line ?? ''}`);
  });
  const pages = { by: 'number', parameter: 'page', from: 1 } as const;
  expect(await read(httpSource(`${url}/orders`, { pages }))).toEqual(rows);
});

test('a page that names itself, or one on another server, is refused', async () => {
  const { url } = await serve((request, response) => {
    const other = request.url === '/away' ? 'http://127.0.0.2/next' : (request.url ?? '');
    response.writeHead(200, { 'content-type': 'application/json', link: `<${other}>; rel=next` });
    response.end(orders);
  });
  const pages = { by: 'link' } as const;
  await expect(read(httpSource(`${url}/loop`, { pages }))).rejects.toThrow(/itself as its next/);
  await expect(read(httpSource(`${url}/away`, { pages }))).rejects.toThrow(/on another server/);
});

test('the period of the report stands in the address', async () => {
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(orders);
  });
  const window = {
    key: 'day:2026-11-03',
    fromMs: Date.parse('2026-11-03T05:00Z'),
    toMs: Date.parse('2026-11-04T05:00Z'),
  };
  const source = httpSource(`${server.url}/o?a={from}&b={toDate}`);
  await read(source, { period: { window, zone: 'America/New_York' } });
  expect(server.asked[0]?.path).toBe('/o?a=2026-11-03T05%3A00%3A00Z&b=2026-11-04');
});

test.for([
  [{ kind: 'bearer' }, 'authorization', 'Bearer CANARY'],
  [{ kind: 'header', header: 'X-Api-Key' }, 'x-api-key', 'CANARY'],
  [{ kind: 'basic', user: 'ana' }, 'authorization', 'Basic YW5hOkNBTkFSWQ=='],
] as const)('the secret of a connection goes in its header: %s', async ([auth, header, value]) => {
  const server = await serve(files({ '/api/orders': orders }));
  const access = {
    shop: { connection: httpConnection(`${server.url}/api`, auth), secret: 'CANARY' },
  };
  const snapshot = await fetchedFrom([httpSource('orders', { connection: 'shop' })], { access });
  expect(server.asked[0]?.headers[header]).toBe(value);
  expect(JSON.stringify(snapshot.manifest)).not.toContain('CANARY');
});

test('E12: what did not change since the last report is not sent again, and is the same part', async () => {
  const server = await serve((request, response) => {
    if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
    else response.writeHead(200, { 'content-type': 'application/json', etag: '"v1"' }).end(orders);
  });
  const source = httpSource(`${server.url}/orders`);
  const first = await fetchedFrom([source]);
  const [part] = first.manifest.parts;
  if (!part) throw new Error('no part');
  const earlier = [{ part, path: `${first.tmpDir}/${part.sha256}.parquet` }];
  const second = await fetchedFrom([source], { earlier });
  expect(second.manifest.parts).toEqual([part]);
  expect(await rowsOf(second)).toEqual(rows);
  // Another reading of the same answer is not the same part.
  await fetchedFrom([{ ...source, dateFormat: '%Y-%m-%d' }], { earlier });
  expect(server.asked.map(({ headers }) => headers['if-none-match'])).toEqual([
    undefined,
    '"v1"',
    undefined,
  ]);
});

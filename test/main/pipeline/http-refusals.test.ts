import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { httpLimits } from '../../../main/pipeline/fetch/http/download.ts';
import { judgeAddress } from '../../../main/pipeline/fetch/http/judge-address.ts';
import { httpConnection, httpSource } from '../../cast/http-source.ts';
import { failureOf, fetchedFrom, rowsOf } from './bench.ts';
import { files, serve } from './http-server.ts';

const orders = '[{"day":"2026-11-03","net":5}]';
const here = async () => ['127.0.0.1'];

test.for([
  [
    200,
    'text/html',
    '<!doctype html><title>Sign in</title>',
    /web page \("Sign in"\), not with data/,
  ],
  [200, 'application/json', '<html><title>Hotel</title></html>', /web page \("Hotel"\)/],
  [200, 'application/json', '{"a":', /broken JSON/],
  [200, 'application/json', '', /answered with nothing|holds no rows|not JSON/],
  [204, 'application/json', '', /answered with nothing/],
  [304, 'application/json', '', /answered 304, which is no data/],
  [401, 'text/plain', 'no', /asks for a password or a key/],
  [403, 'text/plain', 'no', /may not be read with what the job shows/],
  [404, 'text/plain', 'no', /is not there \(404\)/],
  [500, 'text/plain', 'no', /answered 500/],
] as const)(
  'E12: %s %s "%s" is a failure of the source, never data',
  async ([status, type, body, says]) => {
    const { url } = await serve((_request, response) => {
      response.writeHead(status, { 'content-type': type }).end(status === 204 ? undefined : body);
    });
    const { message } = await failureOf(fetchedFrom([httpSource(`${url}/orders`)]));
    expect(message).toMatch(says);
  },
);

test('E12: a redirect to a login page is named as one', async () => {
  const { url } = await serve((request, response) => {
    if (request.url === '/orders') response.writeHead(302, { location: '/login' }).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>');
  });
  const { message } = await failureOf(fetchedFrom([httpSource(`${url}/orders`)]));
  expect(message).toMatch(/led there from the address of the job, as to a login/);
});

test('a refused key names its connection, is permanent, and is not in the sentence (G02)', async () => {
  const { url } = await serve((_request, response) => void response.writeHead(401).end());
  const access = { shop: { connection: httpConnection(url), secret: 'CANARY' } };
  const source = httpSource('orders', { connection: 'shop' });
  const failure = await failureOf(fetchedFrom([source], { access }));
  expect(failure.record()).toMatchObject({
    code: 'access-refused',
    permanent: true,
    connectionId: 'shop',
  });
  expect(JSON.stringify(failure.record())).not.toContain('CANARY');
});

test('a server that repeats the key in the words of its status is not quoted (G02)', async () => {
  const { url } = await serve(({ headers }, response) => {
    response.writeHead(503, `no ${headers.authorization}`).end();
  });
  const access = { shop: { connection: httpConnection(url), secret: 'CANARY' } };
  const source = httpSource('orders', { connection: 'shop' });
  const { message } = await failureOf(fetchedFrom([source], { access }));
  expect(message).toMatch(/answered 503 Service Unavailable\. A later try/);
});

test('a server that asks to wait is left alone for so long', async () => {
  const { url } = await serve((request, response) => {
    const value = request.url === '/date' ? new Date(61_000).toUTCString() : '120';
    response.writeHead(429, { 'retry-after': value }).end();
  });
  const waits = await Promise.all(
    ['/seconds', '/date'].map((path) => failureOf(fetchedFrom([httpSource(url + path)]))),
  );
  expect(waits.map(({ retryAfterMs, permanent }) => [retryAfterMs, permanent])).toEqual([
    [120_000, false],
    [60_999, false],
  ]);
});

test('E04: a gzip bomb ends at the limit of unpacked bytes', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, '['));
  const { url } = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(bomb);
  });
  const needs = { fetch, resolve: here, limits: { ...httpLimits, bytes: 8 * 1024 * 1024 } };
  const failure = await failureOf(fetchedFrom([httpSource(`${url}/bomb`)], {}, needs));
  expect([failure.message, failure.permanent]).toEqual([
    `${url}/bomb sends more than 8 MB, unpacked. Ask it for less, for example for the rows of one period.`,
    true,
  ]);
});

test('E04: a body said to be larger than the limit is not read at all', async () => {
  const { url } = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': String(10 * 1024 ** 3) }).write('[');
  });
  const failure = await failureOf(fetchedFrom([httpSource(`${url}/huge`)]));
  expect(failure.message).toMatch(/sends more than 1024 MB/);
});

/** White space for as long as somebody takes it. */
async function* endlessly() {
  for (;;) yield ' '.repeat(1000);
}

test('E04: a server that never ends, and one that says nothing, are given up', async () => {
  const { url } = await serve((request, response) => {
    if (request.url === '/silent') return;
    response.writeHead(200, { 'content-type': 'application/json' });
    Readable.from(endlessly()).pipe(response);
  });
  const needs = (silentMs: number) => ({
    fetch,
    resolve: here,
    limits: { ...httpLimits, silentMs, totalMs: 1000, bytes: Number.POSITIVE_INFINITY },
  });
  const silent = failureOf(fetchedFrom([httpSource(`${url}/silent`)], {}, needs(300)));
  const drips = failureOf(fetchedFrom([httpSource(`${url}/drip`)], {}, needs(900)));
  expect([(await silent).message, (await drips).message]).toEqual([
    expect.stringMatching(/was silent for/),
    expect.stringMatching(/did not end within 1 seconds/),
  ]);
});

test('E04: endless redirects end after five', async () => {
  const { url, asked } = await serve((request, response) => {
    response.writeHead(302, { location: `${request.url}x` }).end();
  });
  const failure = await failureOf(fetchedFrom([httpSource(`${url}/a`)]));
  expect([failure.message, asked.length]).toEqual([expect.stringMatching(/more than 5 times/), 6]);
});

test('E04: the charset is what the bytes say, and where they do not, what the server says', async () => {
  const { url } = await serve((request, response) => {
    const [charset, bytes] =
      request.url === '/wrong'
        ? ['iso-8859-1', Buffer.from('city,net\nMünchen,5\n')]
        : [
            'shift_jis',
            Buffer.from([...Buffer.from('city,net\n'), 0x93, 0x8c, ...Buffer.from(',5\n')]),
          ];
    response.writeHead(200, { 'content-type': `text/csv; charset=${charset}` }).end(bytes);
  });
  const cities = await Promise.all(
    ['/wrong', '/japan'].map((path) => fetchedFrom([httpSource(url + path)]).then(rowsOf)),
  );
  expect(cities).toEqual([[['München', '5']], [['東', '5']]]);
});

test.for([
  ['169.254.169.254', 'never'],
  ['::ffff:169.254.169.254', 'never'],
  ['fe80::1', 'never'],
  ['0.0.0.0', 'never'],
  ['127.0.0.1', 'private'],
  ['::ffff:127.0.0.1', 'private'],
  ['::1', 'private'],
  ['10.1.2.3', 'private'],
  ['192.168.1.1', 'private'],
  ['fd12::1', 'private'],
  ['93.184.216.34', 'public'],
  ['2606:2800:220:1::1', 'public'],
] as const)('E03: %s is %s', ([address, expected]) => {
  expect(judgeAddress(address)).toBe(expected);
});

/** A network in which names lead where the test says, and every answer is a redirect there. */
function redirecting(to: string, names: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const answer: typeof fetch = async (input) => {
    const { href, host } = new URL(String(input));
    asked.push(href);
    const isFirst = host === 'public.example' && asked.length === 1;
    return isFirst
      ? new Response(null, { status: 302, headers: { location: to } })
      : new Response(orders, { headers: { 'content-type': 'application/json' } });
  };
  const resolve = async (host: string) => [names[host] ?? '93.184.216.34'];
  return { needs: { fetch: answer, resolve }, asked };
}

test.for([
  ['https://169.254.169.254/latest/meta-data', /lies where no data is served/],
  ['https://[::ffff:169.254.169.254]/', /lies where no data is served/],
  ['https://127.0.0.1/admin', /this machine's own network/],
  ['https://2130706433/', /this machine's own network/],
  ['https://inside.example/', /this machine's own network/],
  ['file:///etc/passwd', /leads to file:/],
  ['http://other.example/', /from https to http/],
  ['https://user:pass@other.example/', /a password in it/],
] as const)('E03: a public address that leads to %s is refused unasked', async ([to, says]) => {
  const { needs, asked } = redirecting(to, { 'inside.example': '10.0.0.7' });
  const source = httpSource('https://public.example/orders');
  const failure = await failureOf(fetchedFrom([source], {}, needs));
  expect([failure.message, failure.permanent]).toEqual([expect.stringMatching(says), true]);
  expect(asked).toEqual(['https://public.example/orders']);
});

test('E03: a name that turns into a private address between two pages is refused (DNS rebinding)', async () => {
  let asked = 0;
  const needs = {
    resolve: async () => [asked === 0 ? '93.184.216.34' : '192.168.0.1'],
    fetch: async () => {
      asked += 1;
      const headers = { 'content-type': 'application/json', link: '</2>; rel="next"' };
      return new Response(orders, { headers });
    },
  };
  const source = httpSource('https://turning.example/1', { pages: { by: 'link' } });
  const failure = await failureOf(fetchedFrom([source], {}, needs));
  expect([failure.message, asked]).toEqual([expect.stringMatching(/own network/), 1]);
});

test('the secret stays with its own server when that leads elsewhere', async () => {
  const other = await serve(files({ '/orders': orders }));
  const own = await serve((_request, response) => {
    response.writeHead(307, { location: `${other.url}/orders` }).end();
  });
  const access = { shop: { connection: httpConnection(own.url), secret: 'CANARY' } };
  await fetchedFrom([httpSource('orders', { connection: 'shop' })], { access });
  const seen = [own, other].map(({ asked }) => asked[0]?.headers.authorization);
  expect(seen).toEqual(['Bearer CANARY', undefined]);
});

test('an address beside the connection does not get its key', async () => {
  const access = {
    shop: { connection: httpConnection('https://shop.example/api'), secret: 'CANARY' },
  };
  const source = httpSource('https://shop.example.evil/orders', { connection: 'shop' });
  const failure = await failureOf(fetchedFrom([source], { access }));
  expect(failure.message).toMatch(/is not part of Shop/);
});

test('a host that nobody knows, and a port where nobody listens, are tried again', async () => {
  const sources = ['http://no-such-host.invalid/', 'http://127.0.0.1:9/'];
  const failures = await Promise.all(
    sources.map((url) => failureOf(fetchedFrom([httpSource(url)]))),
  );
  expect(failures.map(({ code, permanent }) => [code, permanent])).toEqual([
    ['source-unreachable', false],
    ['source-unreachable', false],
  ]);
});

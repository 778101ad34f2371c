import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { RunFailure } from '../../../main/domain/failure.ts';
import type { WorkerTransport } from '../../../main/domain/run/worker-transport.ts';
import { childTransport } from '../../../main/pipeline/child-worker.ts';
import { answerWeb } from '../../../main/pipeline/web/answer-web.ts';
import { webOverLine } from '../../../main/pipeline/web/web-over-line.ts';
import { tryInWorker } from '../../../main/pipeline/worker-session.ts';
import { type Answer, files, serve } from './http-server.ts';

/** Both ends in one process; each message is copied as a process border copies it. */
function line(fetch: typeof globalThis.fetch) {
  let toWorker: (message: unknown) => void = () => undefined;
  let toMain: (message: unknown) => void = () => undefined;
  let passed = 0;
  const transport: WorkerTransport = {
    post: (message) => {
      passed += 1;
      setImmediate(toWorker, structuredClone(message));
    },
    onMessage: (listen) => {
      toMain = listen;
    },
    onExit: () => undefined,
    kill: () => undefined,
  };
  const main = answerWeb(() => transport, fetch)();
  main.onMessage(() => undefined);
  const web = webOverLine((ask) => setImmediate(toMain, structuredClone(ask)));
  toWorker = web.take;
  return { fetch: web.fetch, main, passed: () => passed };
}

test('an answer comes whole, with status and headers, and redirects are not followed', async () => {
  const big = Buffer.alloc(3_000_000, 'almanac');
  const answer: Answer = ({ url }, response) => {
    if (url === '/on') response.writeHead(302, { location: '/big' }).end();
    else response.writeHead(200, { etag: '"7"' }).end(big);
  };
  const server = await serve(answer);
  const { fetch } = line(globalThis.fetch);
  const got = await fetch(`${server.url}/big`, { headers: { accept: 'text/csv' } });
  const bytes = Buffer.from(await got.arrayBuffer());
  const hash = (data: Buffer) => createHash('sha256').update(data).digest('hex');
  expect([got.status, got.headers.get('etag'), hash(bytes)]).toEqual([200, '"7"', hash(big)]);
  expect(server.asked[0]?.headers.accept).toBe('text/csv');
  expect((await fetch(`${server.url}/on`)).headers.get('location')).toBe('/big');
});

test('a body that nobody reads stays with the server', async () => {
  const server = await serve(files({ '/': 'x'.repeat(3_000_000) }));
  const { fetch, passed } = line(globalThis.fetch);
  const { body } = await fetch(`${server.url}/`);
  // A stream asks for one piece ahead of its reader.
  expect(passed()).toBeLessThanOrEqual(2);
  await body?.cancel();
});

test('who stops asking ends the question at the server, too', async () => {
  const closed = Promise.withResolvers<void>();
  const server = await serve((request, response) => {
    request.once('close', closed.resolve);
    response.writeHead(200).write('a');
  });
  const stop = new AbortController();
  const { fetch } = line(globalThis.fetch);
  const body = (await fetch(server.url, { signal: stop.signal })).text();
  stop.abort();
  await expect(body).rejects.toThrow();
  await closed.promise;
});

test('a failure of ours keeps its sentence, one of the system its word', async () => {
  const asks = new RunFailure('source-unreachable', 'The proxy asks.', { permanent: true });
  await expect(line(() => Promise.reject(asks)).fetch('http://a.example')).rejects.toMatchObject({
    message: 'The proxy asks.',
    permanent: true,
  });
  await expect(line(globalThis.fetch).fetch('http://127.0.0.1:2/')).rejects.toMatchObject({
    cause: { code: expect.stringMatching(/^\w+$/) },
  });
});

test('a worker process has no way to the web but this one', async () => {
  const server = await serve(files({ '/': '[]' }));
  const asked: string[] = [];
  const workerFile = fileURLToPath(new URL('../../../main/worker.ts', import.meta.url));
  const start = answerWeb(
    () => childTransport(workerFile),
    (input, init) => {
      asked.push(new Request(input).url);
      return globalThis.fetch(input, init);
    },
  );
  const connection = {
    kind: 'http',
    id: 'shop',
    name: 'Shop',
    baseUrl: server.url,
    auth: { kind: 'none' },
  } as const;
  expect(await tryInWorker(start, { connection, secret: null })).toContain('200');
  expect(asked).toEqual([`${server.url}/`]);
});

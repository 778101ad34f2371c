import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { reachHost } from '../../../main/pipeline/reach-host.ts';

async function webServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

test('a server that answers at all is reached, and is asked for its head without a secret', async () => {
  const asked: string[] = [];
  const address = await webServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
    response.writeHead(404).end();
  });
  const reached = await reachHost(address, fetch);
  expect(reached).toEqual({ isReached: true, sentence: expect.stringMatching(/^It answers, in/) });
  expect(asked).toEqual(['HEAD / ']);
});

test('a proxy that asks for a password is said', async () => {
  // As Chromium hands it on; Node's own fetch takes it for a broken answer.
  const asksForPassword = async () => new Response(null, { status: 407 });
  expect(await reachHost('http://shop.example', asksForPassword)).toMatchObject({
    isReached: false,
    sentence: expect.stringContaining('The proxy on the way asks for a name and a password'),
  });
});

test('nothing that listens, a name that is not known and an open port are told apart', async () => {
  const server = createNetServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  expect((await reachHost(`tcp://127.0.0.1:${port}`, fetch)).sentence).toBe(
    `Port ${port} is open.`,
  );
  server.close();
  await once(server, 'close');
  for (const scheme of ['tcp', 'http']) {
    expect(await reachHost(`${scheme}://127.0.0.1:${port}`, fetch)).toMatchObject({
      isReached: false,
      sentence: expect.stringContaining('nothing listens'),
    });
  }
});

test.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'Its name is not known here'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'Its certificate is not trusted'],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'The proxy on the way'],
  ['net::ERR_PROXY_CONNECTION_FAILED', 'The proxy on the way'],
  ['net::ERR_INTERNET_DISCONNECTED', 'This laptop is offline'],
  ['net::ERR_SOMETHING_NEW', 'It cannot be reached (ERR_SOMETHING_NEW).'],
])('%s of Chromium is a sentence', async (message, sentence) => {
  const failing = () => Promise.reject(new Error(message));
  expect((await reachHost('https://shop.example', failing)).sentence).toContain(sentence);
});

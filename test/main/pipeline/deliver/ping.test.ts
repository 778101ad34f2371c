import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Delivery } from '../../../../main/domain/delivery/delivery.ts';
import { announcePing, type PingEvent } from '../../../../main/domain/delivery/ping.ts';
import { pingChannel } from '../../../../main/pipeline/deliver/ping/ping.ts';
import { brokenSource } from '../../store/story.ts';

/** A monitor on loopback that answers in turn, and notes what it was asked. */
async function monitor(...statuses: readonly number[]) {
  const heard: string[] = [];
  const server = createServer(async (request, answer) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    heard.push([request.method, request.url, body].filter(Boolean).join(' '));
    answer.writeHead(statuses[heard.length - 1] ?? 200, { Location: '/elsewhere' }).end('OK');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  onTestFinished(async () => void (await close()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/check`;
  return { heard, url, close };
}

function pingOf(url: string, event: PingEvent): Delivery {
  const target = {
    kind: 'ping',
    when: 'always',
    required: false,
    service: 'healthchecks',
    url,
  } as const;
  const job = { name: 'Secret project', deliver: [target] };
  const [ping] = announcePing(job, { id: 'mh1a2b3c4d5e', fence: 2, failure: brokenSource }, event);
  if (!ping) throw new Error('nothing is told');
  return {
    ...ping,
    id: 1,
    runId: 'mh1a2b3c4d5e',
    state: 'sending',
    isHeld: false,
    isMaybeDuplicate: false,
    askedAtMs: null,
    tries: 1,
    nextAtMs: 0,
    failure: null,
  };
}

test('a monitor hears the event and the run, of a failure its kind, and nothing that is about the data', async () => {
  const { heard, url } = await monitor();
  for (const event of ['start', 'log', 'fail', 'success'] as const) {
    await pingChannel({ fetch }).send(pingOf(url, event));
  }
  const rid = 'rid=6d683161-3262-8336-8334-643565000000';
  expect(heard).toEqual([
    `GET /check/start?${rid}`,
    `POST /check/log?${rid} source-missing`,
    `POST /check/fail?${rid} source-missing`,
    `GET /check?${rid}`,
  ]);
});

test.each([
  [503, 'success', false],
  [503, 'start', true],
  [404, 'success', true],
  [302, 'success', true],
] as const)('an answer of %i to a %s is permanent: %s', async (status, event, permanent) => {
  const { heard, url } = await monitor(status);
  const sent = pingChannel({ fetch }).send(pingOf(url, event));
  await expect(sent).rejects.toMatchObject({ code: 'delivery-failed', permanent });
  expect(heard).toHaveLength(1);
});

test('a monitor that nobody reaches is named, and a success is tried again', async () => {
  const { url, close } = await monitor();
  await close();
  await expect(pingChannel({ fetch }).send(pingOf(url, 'success'))).rejects.toMatchObject({
    permanent: false,
    message: expect.stringContaining('did not answer'),
  });
});

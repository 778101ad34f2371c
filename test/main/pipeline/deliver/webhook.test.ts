import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { WebhookTarget } from '../../../../main/domain/delivery/delivery-target.ts';
import { webhookChannel } from '../../../../main/pipeline/deliver/webhook/webhook.ts';
import { fakeSecrets } from '../../../cast/fake-secrets.ts';
import { nightly, startEngine } from '../../engine/cast/start-engine.ts';

const minuteMs = 60_000;

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
type Answer = readonly [status: number, headers?: Record<string, string>] | 'hang up';

/** A server on loopback that answers in turn, and then 200. */
async function aReceiver(...answers: readonly Answer[]) {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      const answer = answers[got.length] ?? [200];
      got.push({ headers: request.headers, body });
      if (answer === 'hang up') request.socket.destroy();
      else response.writeHead(answer[0], answer[1]).end('x'.repeat(10_000));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

function aCaller(url: string, given: Partial<WebhookTarget> = {}) {
  const secrets = fakeSecrets();
  secrets.save('webhook/ops', 'a shared secret');
  const target: WebhookTarget = {
    kind: 'webhook',
    when: 'always',
    required: true,
    afterMyOk: false,
    url,
    format: 'json',
    secret: null,
    ...given,
  };
  const started = startEngine({
    at: '2026-03-03T06:59:00Z',
    jobs: [{ ...nightly, deliver: [target] }],
    channels: () => [webhookChannel({ fetch, secrets, keepsSchedule: true })],
  });
  const last = () => {
    const [slot] = started.store.history.slots({ limit: 1, order: 'newest' });
    return started.store.history.deliveries(slot?.runId ?? '')[0];
  };
  return {
    ...started,
    async pass(ms: number) {
      await started.clock.advance(ms);
      await started.engine.idle();
    },
    state: () => [last()?.state, last()?.tries, last()?.failure?.message ?? null],
    last,
  };
}

test('a webhook gets the headline and the facts as JSON, signed over its very bytes', async () => {
  const { got, url } = await aReceiver();
  const caller = aCaller(url, { secret: 'ops' });
  await caller.pass(minuteMs);
  const [{ headers, body } = { headers: {}, body: '' }] = got;
  const hmac = createHmac('sha256', 'a shared secret').update(body).digest('hex');
  expect(headers['x-almanac-signature']).toBe(`sha256=${hmac}`);
  expect(JSON.parse(body)).toMatchObject({
    event: 'report.ready',
    job: { id: 'nightly', name: 'Nightly sales' },
    window: { key: 'day:2026-03-02' },
    facts: [],
  });
  expect(caller.state()).toEqual(['sent', 1, null]);
});

test('a repeat after a lost answer has the same key and the same body (H05)', async () => {
  const { got, url } = await aReceiver('hang up', [503], [200]);
  const caller = aCaller(url);
  await caller.pass(minuteMs);
  await caller.pass(minuteMs);
  await caller.pass(2 * minuteMs);
  const keys = new Set(got.map(({ headers }) => headers['idempotency-key']));
  const bodies = new Set(got.map(({ body }) => body));
  expect([got.length, keys.size, bodies.size, caller.state()[0]]).toEqual([3, 1, 1, 'sent']);
});

test('a receiver that asks for time gets it (H05)', async () => {
  const { got, url } = await aReceiver([429, { 'Retry-After': '1800' }]);
  const caller = aCaller(url);
  await caller.pass(29 * minuteMs);
  expect(got).toHaveLength(1);
  await caller.pass(3 * minuteMs);
  expect(got).toHaveLength(2);
});

test('a redirect is not followed: the report goes nowhere but where the job says (H05)', async () => {
  const elsewhere = await aReceiver();
  const { url } = await aReceiver([307, { Location: elsewhere.url }]);
  const caller = aCaller(url);
  await caller.pass(minuteMs);
  expect([elsewhere.got.length, caller.state()]).toEqual([
    0,
    [
      'dead',
      1,
      `${new URL(url).host} sends on to ${new URL(elsewhere.url).host}, where nothing was sent. If that is right, give the job that address.`,
    ],
  ]);
});

test('410 switches the webhook off until a person sends there again (H05)', async () => {
  const { got, url } = await aReceiver([410]);
  const hourly = { ...nightly, schedule: { cron: '0 * * * *', timezone: 'UTC' } } as const;
  const caller = aCaller(url);
  caller.store.jobs.save(
    {
      ...hourly,
      window: { kind: 'hour' },
      deliver: caller.store.jobs.get('nightly')?.deliver ?? [],
    },
    caller.clock.wallMs(),
  );
  await caller.pass(minuteMs);
  await caller.pass(60 * minuteMs);
  expect([got.length, caller.last()?.failure?.code]).toEqual([1, 'target-gone']);
  caller.store.outboxByHand.resend(caller.last()?.id ?? 0, caller.clock.wallMs());
  await caller.pass(minuteMs);
  expect([got.length, caller.state()[0]]).toEqual([2, 'sent']);
  await caller.pass(60 * minuteMs);
  expect(got).toHaveLength(3);
});

test('Slack and Teams get their own form, in which no name calls a channel or becomes a link', async () => {
  const { got, url } = await aReceiver();
  for (const format of ['slack', 'teams'] as const) {
    const caller = aCaller(url, { format });
    caller.store.jobs.save(
      {
        ...nightly,
        name: '<!channel> [x](http://evil)',
        deliver: caller.store.jobs.get('nightly')?.deliver ?? [],
      },
      caller.clock.wallMs(),
    );
    await caller.pass(minuteMs);
  }
  const [slack, teams] = got.map(({ body }) => JSON.parse(body));
  expect(slack.text).toMatch(/^&lt;!channel&gt; /);
  expect(slack.blocks[0].text.type).toBe('plain_text');
  expect(teams.attachments[0].content.body[0].inlines[0]).toMatchObject({
    type: 'TextRun',
    text: '<!channel> [x](http://evil)',
  });
});

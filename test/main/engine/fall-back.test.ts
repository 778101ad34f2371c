import { expect, test } from 'vitest';
import type { DeliveryChannel } from '../../../main/domain/delivery/channel.ts';
import type { Delivery } from '../../../main/domain/delivery/delivery.ts';
import type { DeliveryTarget } from '../../../main/domain/delivery/delivery-target.ts';
import { RunFailure } from '../../../main/domain/failure.ts';
import { nightly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const evening = '2026-03-03T06:59:00Z';
const rule = { required: false, afterMyOk: false } as const;
const mail: DeliveryTarget = {
  kind: 'email',
  ...rule,
  when: 'always',
  to: ['boss@example.com'],
  account: null,
  note: null,
  attach: [],
  resend: 'ask',
};
const hook: DeliveryTarget = {
  kind: 'webhook',
  ...rule,
  when: 'undelivered',
  url: 'https://hooks.example/ops',
  format: 'slack',
  secret: null,
};

/** Channels that note what they sent; one of them is the broken one. */
function channels(broken: readonly DeliveryChannel['kind'][]) {
  const sent: Delivery[] = [];
  const kinds = ['email', 'webhook'] as const;
  const all = kinds.map(
    (kind): DeliveryChannel => ({
      kind,
      atOnce: 1,
      retry: { attempts: 1, firstMs: minuteMs, maxMs: minuteMs },
      canSend: () => true,
      async send(delivery) {
        if (broken.includes(kind)) {
          throw new RunFailure('delivery-failed', `${kind} is down.`, { permanent: true });
        }
        sent.push(delivery);
      },
    }),
  );
  return { sent, channels: () => all };
}

const saidBy = ({ payload: { content } }: Delivery) =>
  content?.kind === 'webhook' ? content.body : content?.kind === 'email' ? content.note : null;

test('a report whose mail is dead goes by the job\u2019s other way, which says so, and the desktop tells both', async () => {
  const { sent, channels: given } = channels(['email']);
  const jobs = [{ ...nightly, deliver: [mail, hook] }];
  const started = startEngine({ at: evening, jobs, channels: given });
  await started.clock.advance(5 * minuteMs);
  expect(sent.map(({ channel, recipient }) => [channel, recipient])).toEqual([
    ['webhook', 'https://hooks.example/ops'],
  ]);
  expect(sent.map(saidBy).join()).toContain('Nightly sales (the e-mail did not arrive)');
  expect(started.shown.map(({ title, body }) => `${title}. ${body}`)).toEqual([
    'Nightly sales: not sent. email is down. It goes by webhook instead.',
  ]);
});

test('a report whose notification nobody can be shown goes by mail, with the reason in its note', async () => {
  const { sent, channels: given } = channels([]);
  const notice = { kind: 'notification', when: 'always', required: false } as const;
  const jobs = [{ ...nightly, deliver: [notice, { ...mail, when: 'undelivered' } as const] }];
  const refused: string[] = [];
  const started = startEngine({
    at: evening,
    jobs,
    channels: given,
    refusesToShow: true,
    onFailure: (message) => void refused.push(message),
  });
  await started.clock.advance(5 * minuteMs);
  expect(refused).toEqual(['A notification could not be shown']);
  expect(sent.map(saidBy).join()).toContain(
    'This comes another way because the notification did not arrive',
  );
});

test('a second channel that is broken, too, leads to no third: the desktop tells of both', async () => {
  const { sent, channels: given } = channels(['email', 'webhook']);
  const jobs = [{ ...nightly, deliver: [mail, hook] }];
  const started = startEngine({ at: evening, jobs, channels: given });
  await started.clock.advance(5 * minuteMs);
  expect(sent).toEqual([]);
  expect(started.shown.map(({ body }) => body)).toEqual([
    'email is down. It goes by webhook instead.',
    'webhook is down.',
  ]);
});

test('while the first channel works the second is silent, and a job without one has the desktop', async () => {
  const working = channels([]);
  const both = [{ ...nightly, deliver: [mail, hook] }];
  const first = startEngine({ at: evening, jobs: both, channels: working.channels });
  await first.clock.advance(5 * minuteMs);
  expect(working.sent.map(({ channel }) => channel)).toEqual(['email']);
  const broken = channels(['email']);
  const only = [{ ...nightly, deliver: [mail] }];
  const second = startEngine({ at: evening, jobs: only, channels: broken.channels });
  await second.clock.advance(5 * minuteMs);
  expect([broken.sent, second.shown.map(({ body }) => body)]).toEqual([[], ['email is down.']]);
});

test('where the desktop shows nothing the report is unread in the list all the same, and its run has succeeded (H06)', async () => {
  const notice = { kind: 'notification', when: 'always', required: true } as const;
  const started = startEngine({
    at: evening,
    jobs: [{ ...nightly, deliver: [notice] }],
    refusesToShow: true,
    onFailure: () => {},
  });
  await started.clock.advance(5 * minuteMs);
  const [report] = started.store.reports.list({ unread: true, limit: 5 });
  expect([started.ledger('nightly'), started.store.inbox.countUnread()]).toEqual([
    ['2026-03-03T02:00|America/New_York succeeded (on time) schedule'],
    1,
  ]);
  started.store.reports.markRead(report?.runId ?? '');
  expect(started.store.inbox.countUnread()).toBe(0);
});

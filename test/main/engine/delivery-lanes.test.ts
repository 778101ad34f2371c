import { expect, test } from 'vitest';
import type { DeliveryChannel } from '../../../main/domain/delivery/channel.ts';
import { dedupeKey } from '../../../main/domain/delivery/delivery.ts';
import type { EmailTarget } from '../../../main/domain/delivery/delivery-target.ts';
import { RunFailure } from '../../../main/domain/failure.ts';
import type { Started } from './cast/start-engine.ts';
import { nightly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const target: EmailTarget = {
  kind: 'email',
  when: 'always',
  required: true,
  afterMyOk: false,
  to: ['boss@example.com'],
  account: null,
  note: null,
  attach: [],
  resend: 'ask',
};
const mailed = { ...nightly, deliver: [target] };
const evening = '2026-03-03T06:59:00Z';

const unanswered = () =>
  new RunFailure('delivery-unknown', 'The connection ended before the answer.', {
    permanent: false,
  });
const busy = (retryAfterMs?: number) =>
  new RunFailure('delivery-failed', 'Try later.', { permanent: false, retryAfterMs });

/** A channel that ends its tries as it is told, and notes each. */
function mailer(ends: readonly (RunFailure | 'never' | null)[]) {
  const tried: string[] = [];
  const channel: DeliveryChannel = {
    kind: 'email',
    atOnce: 2,
    retry: { attempts: 3, firstMs: minuteMs, maxMs: 60 * minuteMs },
    canSend: () => true,
    send(delivery) {
      const end = ends[tried.length] ?? null;
      tried.push(dedupeKey(delivery));
      if (end === 'never') return new Promise(() => {});
      return end === null ? Promise.resolve() : Promise.reject(end);
    },
  };
  return { tried, channels: () => [channel] };
}

const states = ({ store }: Started) => {
  const [slot] = store.history.slots({ jobId: 'nightly', limit: 1, order: 'newest' });
  const deliveries = store.history.deliveries(slot?.runId ?? '');
  return [
    `${slot?.outcome ?? slot?.run?.state} (${slot?.reason ?? ''})`,
    ...deliveries.map(({ channel, state, tries }) => `${channel} ${state} ${tries}`),
  ];
};

test('a run with a required mail has succeeded when the mail is sent, and not before', async () => {
  const { tried, channels } = mailer([busy(), null]);
  const started = startEngine({ at: evening, jobs: [mailed], channels });
  await started.clock.advance(minuteMs + 10_000);
  expect(states(started)).toEqual(['delivering ()', 'email pending 1']);
  await started.clock.advance(2 * minuteMs);
  expect(states(started)).toEqual(['succeeded (on time)', 'email sent 2']);
  expect(new Set(tried).size).toBe(1);
});

test('what the server asks for counts: it is not asked again before (H02)', async () => {
  const { tried, channels } = mailer([busy(30 * minuteMs)]);
  const started = startEngine({ at: evening, jobs: [mailed], channels });
  await started.clock.advance(29 * minuteMs);
  expect(tried).toHaveLength(1);
  await started.clock.advance(3 * minuteMs);
  expect(tried).toHaveLength(2);
});

test('after its last try a mail is dead, the run undelivered, and the desktop says so', async () => {
  const { channels } = mailer([busy(), busy(), busy()]);
  const started = startEngine({ at: evening, jobs: [mailed], channels });
  await started.clock.advance(20 * minuteMs);
  expect(states(started)).toEqual(['failed (undelivered)', 'email dead 3', 'notification sent 1']);
  expect(started.shown.map(({ title, body }) => `${title}. ${body}`)).toEqual([
    'Nightly sales: not sent. Try later.',
  ]);
});

test('a mail that nobody answered for is asked about, and never sent again by itself (H01)', async () => {
  const { tried, channels } = mailer([unanswered()]);
  const started = startEngine({ at: evening, jobs: [mailed], channels });
  await started.clock.advance(120 * minuteMs);
  expect(tried).toHaveLength(1);
  expect(states(started).slice(0, 2)).toEqual(['failed (undelivered)', 'email unknown 1']);
  expect(started.shown[0]?.title).toBe('Nightly sales: not sure that it arrived');
});

test('with resend: once it goes out once more as a maybe duplicate, and never a third time (H01)', async () => {
  const { tried, channels } = mailer([unanswered(), unanswered(), null]);
  const jobs = [{ ...nightly, deliver: [{ ...target, resend: 'once' } as const] }];
  const started = startEngine({ at: evening, jobs, channels });
  await started.clock.advance(120 * minuteMs);
  expect([tried.length, new Set(tried).size]).toEqual([2, 1]);
  const [delivery] = started.store.outboxByHand.waiting(1);
  expect([delivery?.state, delivery?.isMaybeDuplicate]).toEqual(['unknown', true]);
});

test('a process that dies with a mail under way leaves it unknown, and the next one does not send it (H01)', async () => {
  const first = startEngine({ at: evening, jobs: [mailed], channels: mailer(['never']).channels });
  await first.clock.advance(2 * minuteMs);
  expect(states(first)[1]).toBe('email sending 1');
  const { home, clock } = first;
  const stopped = first.engine.stop(0);
  await clock.advance(0);
  await stopped;
  first.store.close();
  const { tried, channels } = mailer([null]);
  const second = startEngine({ at: evening, jobs: [mailed], home, clock, channels });
  await clock.advance(60 * minuteMs);
  expect([tried, states(second)[1]]).toEqual([[], 'email unknown 1']);
});

test('one bad recipient of five is reported, and the others have it once each (H03)', async () => {
  const to = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@example.com`);
  const tried: string[] = [];
  const channel: DeliveryChannel = {
    ...(mailer([]).channels()[0] as DeliveryChannel),
    async send({ recipient }) {
      tried.push(recipient);
      if (recipient === 'c@example.com')
        throw new RunFailure('delivery-failed', 'c@example.com is not known.', { permanent: true });
    },
  };
  const jobs = [{ ...nightly, deliver: [{ ...target, to }] }];
  const started = startEngine({ at: evening, jobs, channels: () => [channel] });
  await started.clock.advance(60 * minuteMs);
  expect(tried.toSorted()).toEqual(to);
  expect(started.shown.map(({ body }) => body)).toEqual(['c@example.com is not known.']);
});

test('an edit of the job after the report changes nothing of what is sent: recipients are as of the finish (H10)', async () => {
  const { tried, channels } = mailer([busy()]);
  const started = startEngine({ at: evening, jobs: [mailed], channels });
  await started.clock.advance(2 * minuteMs);
  const edited = { ...nightly, deliver: [{ ...target, to: ['other@example.com'] }] };
  started.store.jobs.save(edited, started.clock.wallMs());
  await started.clock.advance(10 * minuteMs);
  expect(tried.map((key) => key.split('/').at(-1))).toEqual([
    'boss@example.com',
    'boss@example.com',
  ]);
});

test('a backlog shares its commits: as many as are sent at once are recorded at once', async () => {
  const to = Array.from({ length: 20 }, (_, n) => `reader${n}@example.com`);
  const shared: number[] = [];
  const started = startEngine({
    at: evening,
    jobs: [{ ...nightly, deliver: [{ ...target, to }] }],
    channels: () => [{ ...(mailer([]).channels()[0] as DeliveryChannel), atOnce: 5 }],
    between: (store) => ({
      ...store,
      outbox: {
        ...store.outbox,
        settleAndClaim(ended, ids, nowMs) {
          shared.push(ended.length);
          return store.outbox.settleAndClaim(ended, ids, nowMs);
        },
      },
    }),
  });
  await started.clock.advance(10 * minuteMs);
  expect(states(started)[0]).toBe('succeeded (on time)');
  expect(shared).toEqual([0, 5, 5, 5, 5]);
});

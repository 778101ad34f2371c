import { expect, test } from 'vitest';
import type { DeliveryChannel } from '../../../main/domain/delivery/channel.ts';
import { RunFailure } from '../../../main/domain/failure.ts';
import { nightly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const evening = '2026-03-03T06:59:00Z';
const target = {
  kind: 'ping',
  when: 'always',
  required: false,
  service: 'template',
  url: 'https://mon.example/{state}',
} as const;
const watched = { ...nightly, deliver: [target] };

/** A monitor that notes what it hears; `never` keeps every ping under way. */
function monitor(answers: 'at once' | 'never' | 'refuses' = 'at once') {
  const heard: string[] = [];
  const channel: DeliveryChannel = {
    kind: 'ping',
    atOnce: 1,
    retry: { attempts: 1, firstMs: minuteMs, maxMs: minuteMs },
    canSend: () => true,
    async send({ payload: { content } }) {
      heard.push(content?.kind === 'ping' ? content.event : 'nothing');
      if (answers === 'never') await new Promise(() => {});
      if (answers === 'refuses')
        throw new RunFailure('delivery-failed', 'No.', { permanent: true });
    },
  };
  return { heard, channels: () => [channel] };
}

test('a monitor hears when a run starts and that it succeeded, each once', async () => {
  const { heard, channels } = monitor();
  const started = startEngine({ at: evening, jobs: [watched], channels });
  await started.clock.advance(5 * minuteMs);
  expect(heard).toEqual(['start', 'success']);
  expect(started.ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (on time) schedule',
  ]);
});

test('of a run that fails it hears each attempt, and then the end', async () => {
  const { heard, channels } = monitor();
  const started = startEngine({ at: evening, jobs: [watched], channels });
  started.workers.behave('source missing');
  await started.clock.advance(20 * minuteMs);
  expect(heard).toEqual(['start', 'log', 'start', 'fail']);
});

test('a monitor that never answers holds up no run, and one that refuses is nobody\u2019s alarm', async () => {
  const slow = startEngine({ at: evening, jobs: [watched], channels: monitor('never').channels });
  await slow.clock.advance(5 * minuteMs);
  expect(slow.ledger('nightly')[0]).toContain('succeeded (on time)');
  const refused = startEngine({
    at: evening,
    jobs: [watched],
    channels: monitor('refuses').channels,
  });
  await refused.clock.advance(5 * minuteMs);
  expect([refused.shown, refused.store.outboxByHand.waiting(10)]).toEqual([[], []]);
});

test('a report that must arrive and did not is no success: the monitor hears it once that is known', async () => {
  const { heard, channels } = monitor();
  const folder = {
    kind: 'folder',
    when: 'always',
    required: true,
    afterMyOk: true,
    path: '/r',
    formats: ['html'],
    keep: null,
  } as const;
  const jobs = [{ ...watched, deliver: [target, folder] }];
  const drop: DeliveryChannel = {
    kind: 'folder',
    atOnce: 1,
    retry: { attempts: 1, firstMs: minuteMs, maxMs: minuteMs },
    canSend: () => true,
    send: async () => {},
  };
  const started = startEngine({ at: evening, jobs, channels: () => [...channels(), drop] });
  await started.clock.advance(5 * minuteMs);
  expect(heard).toEqual(['start']);
  const [held] = started.store.outboxByHand.waiting(1);
  started.store.outboxByHand.release(held?.id ?? 0, started.clock.wallMs());
  await started.clock.advance(minuteMs);
  expect(heard).toEqual(['start', 'success']);
});

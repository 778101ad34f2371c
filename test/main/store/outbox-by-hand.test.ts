import { expect, test } from 'vitest';
import type { NewDelivery } from '../../../main/domain/delivery/delivery.ts';
import type { Store } from '../../../main/store/open-store.ts';
import {
  aDelivery,
  aRunningRun,
  aStore,
  brokenSource,
  finished,
  minute,
  type OwnedRun,
  seven,
} from './cast.ts';

const later = seven + 60 * minute;

/** A finished run with these deliveries, all of them tried and dead. */
function undelivered(
  store: Store,
  given: readonly Partial<NewDelivery>[],
  state: 'dead' | 'unknown' = 'dead',
): [OwnedRun, number[]] {
  const run = aRunningRun(store);
  store.runs.finish(
    run,
    finished({ deliveries: given.map((each) => aDelivery(run, each)) }),
    seven,
  );
  const ids = store.outbox.due(seven).map(({ id }) => id);
  for (const id of ids) {
    store.outbox.claim(id, seven);
    store.outbox.settle(id, { state, failure: brokenSource }, seven);
  }
  return [run, ids];
}

function arrive(store: Store, id: number | undefined) {
  store.outbox.claim(id ?? 0, later);
  store.outbox.settle(id ?? 0, { state: 'sent' }, later);
}

const ofRun = (store: Store, { id }: OwnedRun) => {
  const slot = store.history.slotOf(id);
  return [slot?.outcome, slot?.reason, slot?.run?.state, slot?.run?.outcome];
};

test('an undelivered run succeeds with the send that works later, and says how its work was done', () => {
  const store = aStore();
  const [run, [id = 0]] = undelivered(store, [{}]);
  expect(ofRun(store, run)).toEqual(['failed', 'undelivered', 'done', 'failed']);
  expect(store.outboxByHand.resend(id, later)).toBe(true);
  expect(ofRun(store, run)).toEqual(['failed', 'undelivered', 'done', 'failed']);
  arrive(store, id);
  expect(ofRun(store, run)).toEqual(['succeeded', 'on time', 'done', 'succeeded']);
});

test('what a person skips no longer counts as required', () => {
  const store = aStore();
  const [run, [first = 0, second = 0]] = undelivered(store, [{}, { recipient: 'other' }]);
  store.outboxByHand.skip(first, later);
  expect(ofRun(store, run)[0]).toBe('failed');
  store.outboxByHand.skip(second, later);
  expect(ofRun(store, run)).toEqual(['succeeded', 'on time', 'done', 'succeeded']);
});

test('a held delivery is not due before the analyst says so, and its run waits for it', () => {
  const store = aStore();
  const run = aRunningRun(store);
  store.runs.finish(run, finished({ deliveries: [aDelivery(run, { isHeld: true })] }), seven);
  expect(store.outbox.due(later)).toEqual([]);
  const [held] = store.outboxByHand.waiting(10);
  expect([held?.isHeld, store.history.run(run.id)?.state]).toEqual([true, 'delivering']);
  store.outboxByHand.release(held?.id ?? 0, seven);
  arrive(store, held?.id);
  expect(ofRun(store, run)[0]).toBe('succeeded');
});

test('one that may have arrived is marked as a maybe duplicate when it is sent again', () => {
  const store = aStore();
  const [, [id = 0]] = undelivered(store, [{}], 'unknown');
  store.outboxByHand.resend(id, later);
  expect(store.outboxByHand.get(id)).toMatchObject({
    state: 'pending',
    isMaybeDuplicate: true,
    tries: 0,
    askedAtMs: later,
  });
});

test('another recipient takes the place of the first, as required as it was', () => {
  const store = aStore();
  const [run, [id = 0]] = undelivered(store, [{}]);
  expect(store.outboxByHand.retarget(id, 'deputy', later)).toBe(true);
  expect(ofRun(store, run)[0]).toBe('failed');
  const [next] = store.outbox.due(later);
  expect([next?.recipient, next?.required]).toEqual(['deputy', true]);
  arrive(store, next?.id);
  expect(ofRun(store, run)[0]).toBe('succeeded');
  expect(store.outboxByHand.retarget(next?.id ?? 0, 'third', later)).toBe(false);
});

test('what has arrived cannot be skipped, sent again or moved', () => {
  const store = aStore();
  const [, [id = 0]] = undelivered(store, [{}]);
  store.outboxByHand.resend(id, later);
  arrive(store, id);
  const { skip, resend, retarget, release } = store.outboxByHand;
  expect([
    skip(id, later),
    resend(id, later),
    retarget(id, 'x', later),
    release(id, later),
  ]).toEqual([false, false, false, false]);
});

test('the last word of a recipient is its refusal, until something arrives there', () => {
  const store = aStore();
  const [, [id = 0]] = undelivered(store, [{}]);
  expect(store.outbox.lastRefusal('notification', 'desktop')).toEqual(brokenSource);
  store.outboxByHand.resend(id, later);
  arrive(store, id);
  expect(store.outbox.lastRefusal('notification', 'desktop')).toBeNull();
});

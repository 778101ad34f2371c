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

const sent = { state: 'sent' } as const;
const dead = { state: 'dead', failure: brokenSource, nextAtMs: 0 } as const;

/** A run whose work is done, with these deliveries; returns their ids. */
function delivering(store: Store, given: readonly Partial<NewDelivery>[]): [OwnedRun, number[]] {
  const run = aRunningRun(store);
  const deliveries = given.map((each) => aDelivery(run, each));
  store.runs.finish(run, finished({ deliveries }), seven);
  return [run, store.outbox.due(seven).map((delivery) => delivery.id)];
}

function send(
  store: Store,
  id: number | undefined,
  result: Parameters<Store['outbox']['settle']>[1],
) {
  return store.outbox.claim(id ?? 0, seven) && store.outbox.settle(id ?? 0, result, seven + minute);
}

test('T6 takes a delivery once, and counts the try', () => {
  const store = aStore();
  const [run, [id = 0]] = delivering(store, [{}]);
  expect([store.outbox.claim(id, seven), store.outbox.claim(id, seven)]).toEqual([true, false]);
  expect(store.outbox.due(seven)).toEqual([]);
  expect(store.outbox.interrupted()).toMatchObject([
    { id, runId: run.id, state: 'sending', tries: 1 },
  ]);
});

test('the last required delivery that is sent ends its run as succeeded in the same commit', () => {
  const store = aStore();
  const [run, [first, second]] = delivering(store, [{}, { recipient: 'other' }]);
  send(store, first, sent);
  expect(store.history.slotOf(run.id)).toMatchObject({ outcome: null });
  send(store, second, sent);
  expect(store.history.slotOf(run.id)).toMatchObject({
    outcome: 'succeeded',
    reason: 'on time',
    run: { state: 'done', endedAtMs: seven + minute },
  });
});

test('a required delivery that is dead makes the run failed, undelivered; its work still bars a repeat', () => {
  const store = aStore();
  const [run, [first, second]] = delivering(store, [{}, { recipient: 'other' }]);
  send(store, first, dead);
  send(store, second, sent);
  expect(store.history.slotOf(run.id)).toMatchObject({
    outcome: 'failed',
    reason: 'undelivered',
    run: { state: 'done', failure: brokenSource },
  });
});

test('an optional delivery that is dead changes nothing of its run', () => {
  const store = aStore();
  const [run, [id]] = delivering(store, [{ required: false }]);
  expect(store.history.run(run.id)).toMatchObject({ state: 'done', outcome: 'succeeded' });
  send(store, id, dead);
  expect(store.history.run(run.id)).toMatchObject({ outcome: 'succeeded', failure: null });
});

test('a delivery tried in vain is due again at its next time, and not before', () => {
  const store = aStore();
  const [, [id]] = delivering(store, [{}]);
  send(store, id, { state: 'pending', failure: brokenSource, nextAtMs: seven + 5 * minute });
  expect(store.outbox.due(seven + minute)).toEqual([]);
  expect(store.outbox.due(seven + 5 * minute)).toMatchObject([{ id, failure: brokenSource }]);
});

test('a delivery that nobody has taken cannot be settled, and a sent one not twice', () => {
  const store = aStore();
  const [, [id = 0]] = delivering(store, [{}]);
  expect(store.outbox.settle(id, sent, seven)).toBe(false);
  send(store, id, sent);
  expect(store.outbox.settle(id, dead, seven)).toBe(false);
});

test('one thing is told once: a second delivery of the same dedupe key is not recorded', () => {
  const store = aStore();
  const [, ids] = delivering(store, [{}, {}]);
  expect(ids).toHaveLength(1);
});

test('what has ended and what is taken next share one commit, and each is as it would be alone', () => {
  const store = aStore();
  const [run, ids] = delivering(store, [{}, { recipient: 'other' }, { recipient: 'third' }]);
  const [first = 0, second = 0, third = 0] = ids;
  store.outbox.claim(first, seven);
  store.outbox.claim(second, seven);
  const ended = [
    { delivery: { id: first }, result: sent, alerts: [] },
    { delivery: { id: second }, result: sent, alerts: [] },
  ];
  expect([...store.outbox.settleAndClaim(ended, [third, first], seven)]).toEqual([third]);
  expect(store.history.slotOf(run.id)).toMatchObject({ outcome: null });
  const last = [{ delivery: { id: third }, result: sent, alerts: [] }];
  store.outbox.settleAndClaim(last, [], seven);
  expect(store.history.slotOf(run.id)).toMatchObject({ outcome: 'succeeded' });
});

test('a disk that refuses the commit has recorded none of it, and nothing is taken', () => {
  const store = aStore();
  const [, [first = 0, second = 0]] = delivering(store, [{}, { recipient: 'other' }]);
  store.outbox.claim(first, seven);
  const broken = { subject: 'x', channel: 'email', recipient: 'x', required: false } as const;
  const alerts = [{ ...broken, payload: undefined as never }];
  const ended = [{ delivery: { id: first }, result: sent, alerts }];
  expect(() => store.outbox.settleAndClaim(ended, [second], seven)).toThrow();
  expect(store.outbox.interrupted().map(({ id }) => id)).toEqual([first]);
  expect(store.outbox.due(seven).map(({ id }) => id)).toEqual([second]);
});

import { expect, onTestFinished, test } from 'vitest';
import { openStore, type Store } from '../../../main/store/open-store.ts';
import { seeded } from '../../crash/seeded.ts';
import {
  aDelivery,
  aHome,
  aRunningRun,
  aStore,
  claim,
  countedIds,
  failedFor,
  finished,
  minute,
  type OwnedRun,
  seven,
  snapshot,
} from './cast.ts';

/** Takes a run over from its owner, whose pulse has stood still, for another boot. */
function takenOver(store: Store, run: OwnedRun, bootId: string): OwnedRun {
  const pulse = store.heartbeats.running().find(({ runId }) => runId === run.id);
  if (!pulse) throw new Error('the run is not under way');
  return claim(store, store.heartbeats.takeOver(pulse, seven) ?? undefined, bootId);
}

test('whoever sleeps through a take-over finds every write refused, and leaves nothing behind (C03)', () => {
  const store = aStore();
  const first = aRunningRun(store);
  const second = takenOver(store, first, 'boot-2');
  const work = finished({ deliveries: [aDelivery(first)] });
  expect([
    store.runs.saveSnapshot(first, snapshot, seven),
    store.runs.finish(first, work, seven),
    store.runs.fail(first, failedFor({ deliveries: [aDelivery(first)] }), seven),
    store.heartbeats.beat([first]),
  ]).toEqual([false, false, false, [first]]);
  expect(store.outbox.due(seven + minute)).toEqual([]);
  expect(store.runs.finish(second, finished(), seven)).toBe(true);
  expect(store.runs.finish(first, work, seven)).toBe(false);
  expect(store.outbox.due(seven + minute)).toEqual([]);
});

test('a run is taken over only while its pulse stands where it was seen', () => {
  const store = aStore();
  const run = aRunningRun(store);
  const [seen] = store.heartbeats.running();
  if (!seen) throw new Error('nothing is under way');
  store.heartbeats.beat([run]);
  expect(store.heartbeats.takeOver(seen, seven)).toBeNull();
  expect(store.history.run(run.id)?.state).toBe('running');
});

test('in 1,000 shuffled orders each attempt ends once, and none changes the next (P8)', () => {
  const store = openStore({ paths: aHome(), random: countedIds(), durability: 'none' });
  onTestFinished(() => store.close());
  const random = seeded(8);
  const wrong: string[] = [];
  for (let order = 0; order < 1000; order += 1) {
    const attempts = [aRunningRun(store, order)];
    for (let event = 0; event < 12; event += 1) {
      const latest = attempts.at(-1) as OwnedRun;
      const from = random.pick(attempts);
      const isLatest = from === latest && store.history.run(from.id)?.state === 'running';
      const before = JSON.stringify(store.history.attempts(from.id));
      const act = random.pick([
        'snapshot',
        'finish',
        'retry',
        'fail',
        'beat',
        'take over',
      ] as const);
      const isDone = {
        snapshot: () => store.runs.saveSnapshot(from, snapshot, seven),
        finish: () => event > 6 && store.runs.finish(from, finished(), seven),
        retry: () => store.runs.fail(from, failedFor({ nextAtMs: seven }), seven),
        fail: () => event > 6 && store.runs.fail(from, failedFor(), seven),
        beat: () => store.heartbeats.beat([from]).length === 0,
        'take over': () =>
          store.heartbeats
            .running()
            .filter(({ runId, fence }) => runId === from.id && fence === from.fence)
            .some((pulse) => store.heartbeats.takeOver(pulse, seven) !== null),
      }[act]();
      const after = JSON.stringify(store.history.attempts(from.id));
      if (!isLatest && (isDone || after !== before))
        wrong.push(`${order}: ${act} of a dead attempt`);
      if (store.history.run(from.id)?.state !== 'recorded') continue;
      attempts.push(claim(store, store.history.run(from.id) ?? undefined, `boot-${event}`));
    }
    const ends = store.history.attempts(attempts[0]?.id ?? '');
    const open = ends.filter(({ endedAtMs }) => endedAtMs === null).length;
    const isRunning = store.history.run(attempts[0]?.id ?? '')?.state === 'running';
    if (ends.length !== attempts.length || open !== Number(isRunning)) wrong.push(`${order}: ends`);
    // A job has one run under way, so the next order needs this one to have ended.
    const last = attempts.at(-1);
    if (isRunning && last) store.runs.fail(last, failedFor(), seven);
  }
  expect(wrong).toEqual([]);
}, 60_000);

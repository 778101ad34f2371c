import { expect, test } from 'vitest';
import { nightly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const once = { ...nightly, timeoutMs: 5 * minuteMs, retry: { ...nightly.retry, attempts: 1 } };
const slot = '2026-03-03T02:00|America/New_York';

function throwNow(): Promise<never> {
  throw new Error('no reader for it');
}

test.each([
  ['throws', throwNow, 'no reader for it'],
  ['rejects', () => Promise.reject(new Error('no reader for it')), 'no reader for it'],
  ['rejects with a text', () => Promise.reject('no reader'), 'no reader'],
  ['rejects with nothing', () => Promise.reject(), 'undefined'],
  [
    'rejects with what cannot be read',
    () => Promise.reject(Object.create(null)),
    'something that cannot be shown as text',
  ],
  ['cannot be opened', 'cannot open' as const, 'spawn EAGAIN'],
])(
  'a worker that %s fails its run with the reason, and frees its job (C06)',
  async (_, as, why) => {
    const { clock, engine, ledger, store, workers } = startEngine({
      at: '2026-03-03T06:59:00Z',
      jobs: [once],
    });
    workers.behave(as);
    await clock.advance(2 * minuteMs);
    expect(ledger('nightly')).toEqual([`${slot} failed (error) schedule`]);
    expect(store.failures.open(10)[0]?.failure?.message).toBe(
      `Something unexpected happened: ${why}`,
    );
    workers.behave('works');
    await clock.advance(24 * 60 * minuteMs);
    expect(ledger('nightly')[1]).toBe(
      '2026-03-04T02:00|America/New_York succeeded (on time) schedule',
    );
    expect(engine.running()).toEqual([]);
  },
);

test('a worker that never settles, not even when it is killed, ends at its deadline and frees its job (C06)', async () => {
  const { clock, engine, ledger, workers } = startEngine({
    at: '2026-03-03T06:59:00Z',
    jobs: [once],
  });
  workers.behave(() => new Promise<never>(() => {}));
  await clock.advance(10 * minuteMs);
  expect(ledger('nightly')).toEqual([`${slot} failed (time limit) schedule`]);
  expect(engine.running()).toEqual([]);
  workers.behave('works');
  await clock.advance(24 * 60 * minuteMs);
  expect(ledger('nightly')[1]).toContain('succeeded');
});

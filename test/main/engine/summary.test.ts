import { expect, test } from 'vitest';
import type { Store } from '../../../main/store/open-store.ts';
import { nightly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const fifty = Array.from({ length: 50 }, (_, n) => ({ ...nightly, id: `night-${n}` }));
const evening = '2026-03-03T06:00:00Z';

const pending = (store: Store) => store.outbox.due(Number.MAX_SAFE_INTEGER).length;
const unread = (store: Store) => store.reports.list({ unread: true, limit: 100 }).length;

test('fifty reports that finish after a wake are told once, each in a row of its own (H08)', async () => {
  const { clock, shown, store } = startEngine({ at: evening, jobs: fifty });
  await clock.sleep(15 * hourMs);
  await clock.advance(10 * minuteMs);
  expect([shown, unread(store), pending(store)]).toEqual([
    [
      {
        title: '50 reports were due while you were away',
        body: '50 are ready',
        opens: { screen: 'upcoming' },
      },
    ],
    50,
    0,
  ]);
});

test('after a crash before the summary is shown, the next start tells of what was not claimed and of nothing twice (H08)', async () => {
  let claims = 0;
  const dying = (store: Store): Store => ({
    ...store,
    outbox: {
      ...store.outbox,
      due: (nowMs) => store.outbox.due(nowMs),
      interrupted: () => store.outbox.interrupted(),
      settle: (...args) => store.outbox.settle(...args),
      claim(id, nowMs) {
        claims += 1;
        if (claims > 2) throw new Error('died');
        return store.outbox.claim(id, nowMs);
      },
    },
  });
  const jobs = fifty.slice(0, 5);
  const first = startEngine({ at: evening, jobs, between: dying, onFailure: () => {} });
  await first.clock.sleep(15 * hourMs);
  await first.clock.advance(10 * minuteMs);
  expect(first.shown).toEqual([]);
  await first.engine.stop(0);
  first.store.close();
  const { home, clock } = first;
  const second = startEngine({ at: evening, jobs, home, clock });
  await clock.advance(minuteMs);
  expect(second.shown.map(({ title }) => title)).toEqual([
    '3 reports were due while you were away',
  ]);
  expect([unread(second.store), pending(second.store)]).toEqual([5, 0]);
});

import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { historyDaysSetting } from '../../../main/domain/upkeep/retention.ts';
import { nightly, type Started, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

test('an older database put back repeats nothing that has begun since, and says restored', async () => {
  const first = startEngine({ at: '2026-03-01T12:00:00Z', jobs: [nightly] });
  const { home } = first;
  await first.engine.stop(0);
  first.store.close();
  copyFileSync(join(home, 'almanac.db'), join(home, 'backup.db'));
  const second = startEngine({ at: '2026-03-02T06:00:00Z', jobs: [nightly], home });
  await second.clock.advance(2 * dayMs);
  await second.engine.stop(0);
  second.store.close();
  copyFileSync(join(home, 'backup.db'), join(home, 'almanac.db'));
  const third = startEngine({ at: '2026-03-04T06:00:00Z', jobs: [nightly], home });
  await third.clock.advance(dayMs);
  expect(third.ledger('nightly')).toEqual([
    '2026-03-02T02:00|America/New_York missed (restored)',
    '2026-03-03T02:00|America/New_York missed (restored)',
    '2026-03-04T02:00|America/New_York succeeded (on time) schedule',
  ]);
  expect(third.workers.analyzed).toHaveLength(1);
});

test('a run that waits in an older database put back is dropped, because it has begun since', async () => {
  const first = startEngine({ at: '2026-03-02T06:59:00Z', jobs: [nightly] });
  const { home } = first;
  first.workers.behave('source missing');
  await first.clock.advance(1.2 * minuteMs);
  first.store.close();
  copyFileSync(join(home, 'almanac.db'), join(home, 'backup.db'));
  const second = startEngine({ at: '2026-03-02T07:01:00Z', jobs: [nightly], home });
  await second.clock.advance(dayMs);
  await second.engine.stop(0);
  second.store.close();
  copyFileSync(join(home, 'backup.db'), join(home, 'almanac.db'));
  const third = startEngine({ at: '2026-03-03T12:00:00Z', jobs: [nightly], home });
  await third.clock.advance(minuteMs);
  expect(third.ledger('nightly')).toEqual([
    '2026-03-02T02:00|America/New_York missed (restored) schedule',
    '2026-03-03T02:00|America/New_York missed (restored)',
  ]);
  expect(third.workers.fetched).toEqual([]);
});

/** Lets nights pass asleep, each with a few minutes awake in the morning. */
async function nights({ clock }: Started, count: number): Promise<void> {
  for (let night = 0; night < count; night += 1) {
    await clock.sleep(dayMs - 2 * minuteMs);
    await clock.advance(2 * minuteMs);
  }
}

test('what was deleted from the history is not made again by a clock set back before it (A16)', async () => {
  const started = startEngine({ at: '2026-03-01T12:00:00Z', jobs: [nightly] });
  await nights(started, 30);
  started.store.settings.set(historyDaysSetting, 10);
  await nights(started, 2);
  expect(started.ledger('nightly')).toHaveLength(10);
  started.clock.set(-28 * dayMs);
  started.engine.trustClock();
  await nights(started, 14);
  expect(started.ledger('nightly')).toHaveLength(10);
  expect(started.workers.analyzed).toHaveLength(32);
});

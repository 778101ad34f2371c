import { expect, test } from 'vitest';
import { setMuted } from '../../../main/domain/delivery/muted.ts';
import { hourly, startEngine } from './cast/start-engine.ts';

const hourMs = 3_600_000;
const once = { ...hourly, retry: { attempts: 1, firstMs: 1000, maxMs: 1000 } };

test('a muted job fails without a notification, until it has worked again', async () => {
  const { clock, workers, store, shown } = startEngine({
    at: '2026-03-03T06:59:00Z',
    jobs: [once],
  });
  workers.behave('source missing');
  await clock.advance(2 * 60_000);
  setMuted(store.settings, 'hourly', clock.wallMs());
  await clock.advance(hourMs);
  const [, second] = store.failures.open(9).toReversed();
  const told = store.history.deliveries(second?.id ?? '').map(({ state }) => state);
  workers.behave('works');
  await clock.advance(hourMs);
  workers.behave('source missing');
  await clock.advance(hourMs);
  const failed = 'Hourly orders failed';
  expect([told, shown.map(({ title }) => title)]).toEqual([
    ['skipped'],
    [failed, 'Hourly orders', failed],
  ]);
});

import { expect, test } from 'vitest';
import { createFakeClock } from './cast/fake-clock.ts';
import { hourly, nightly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const at = (id: string, cron: string, timezone = 'UTC') => ({
  ...nightly,
  id,
  name: id,
  schedule: { cron, timezone },
});

test('a flight moves what is due in the zone of the laptop within a minute, and nothing else (B16)', async () => {
  let zone = 'Europe/Berlin';
  const mine = at('mine', '0 9 * * *', 'system');
  const fixed = at('fixed', '0 9 * * *', 'Europe/Berlin');
  const { clock, ledger } = startEngine({
    at: '2026-03-03T07:58:30Z',
    jobs: [mine, fixed],
    systemZone: () => zone,
  });
  zone = 'America/New_York';
  await clock.advance(7 * hourMs);
  expect([ledger('mine'), ledger('fixed')]).toEqual([
    ['2026-03-03T09:00|America/New_York succeeded (on time) schedule'],
    ['2026-03-03T09:00|Europe/Berlin succeeded (on time) schedule'],
  ]);
});

test('a flight after the report of the day does not make it again (B16)', async () => {
  let zone = 'Europe/Berlin';
  const { clock, ledger, workers } = startEngine({
    at: '2026-03-03T07:58:30Z',
    jobs: [at('mine', '0 9 * * *', 'system')],
    systemZone: () => zone,
  });
  await clock.advance(2 * hourMs);
  zone = 'America/New_York';
  await clock.advance(6 * hourMs);
  expect(ledger('mine')).toEqual([
    '2026-03-03T09:00|Europe/Berlin succeeded (on time) schedule',
    '2026-03-03T09:00|America/New_York skipped (already done)',
  ]);
  expect(workers.analyzed).toHaveLength(1);
});

test('a stored job whose zone is unknown is told once, and stops no other (B17)', async () => {
  const told: string[] = [];
  const { clock, ledger } = startEngine({
    at: '2026-03-03T06:59:00Z',
    jobs: [nightly, at('lost', '0 2 * * *', 'Nowhere/City')],
    onFailure: (message) => told.push(message),
  });
  await clock.advance(hourMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (on time) schedule',
  ]);
  expect(told).toEqual(['lost cannot be scheduled']);
});

test('a job due in 40 days waits in steps of 30 s at most and is not early (B19)', async () => {
  const clock = createFakeClock('2026-01-01T00:00:00Z');
  const waits: number[] = [];
  const after: typeof clock.after = (ms, callback) => {
    waits.push(ms);
    return clock.after(ms, callback);
  };
  const { ledger } = startEngine({
    at: '2026-01-01T00:00:00Z',
    jobs: [at('far', '0 0 10 2 *')],
    clock: { ...clock, after },
  });
  await clock.advance(hourMs);
  expect(ledger('far')).toEqual([]);
  expect([waits.length > 100, Math.max(...waits)]).toEqual([true, 30_000]);
});

test('in five years nothing 26, 90 or 400 days away is early, late or lost (P12)', async () => {
  const { clock, store } = startEngine({
    at: '2026-01-01T00:00:00Z',
    jobs: [
      at('in-26-days', '0 9 27 1 *'),
      at('in-90-days', '30 8 1 4 *'),
      at('leap-day', '0 0 29 2 *'),
      { ...at('since', '15 6 5 2 *'), window: { kind: 'since-last' } },
    ],
    longestWaitMs: dayMs,
  });
  await clock.advance(5 * 366 * dayMs);
  const slots = store.history.slots({ limit: 100, order: 'oldest' });
  const late = slots.filter(({ dueAtMs, recordedAtMs }) => {
    const lateMs = recordedAtMs - (dueAtMs ?? 0);
    return lateMs < 0 || lateMs > 1000;
  });
  const years = (jobId: string) =>
    slots.filter((slot) => slot.jobId === jobId).map(({ slot }) => slot.slice(0, 4));
  expect(late).toEqual([]);
  expect(years('leap-day')).toEqual(['2028']);
  for (const id of ['in-26-days', 'in-90-days', 'since'])
    expect(years(id)).toEqual(['2026', '2027', '2028', '2029', '2030']);
}, 60_000);

test('an edit while a run is under way leaves it its spec, doubles nothing and invents no past (B21)', async () => {
  const { clock, engine, ledger, store, workers } = startEngine({
    at: '2026-03-03T06:59:59Z',
    jobs: [hourly],
  });
  workers.behave('hangs');
  await clock.advance(2000);
  const edited = { ...hourly, name: 'Orders', schedule: { cron: '30 * * * *', timezone: 'UTC' } };
  store.jobs.save(edited, clock.wallMs());
  engine.wake();
  const [underway] = engine.running();
  expect(underway?.job.name).toBe('Hourly orders');
  workers.behave('works');
  engine.cancel(underway?.run.id ?? '');
  await clock.advance(2 * hourMs);
  expect(ledger('hourly')).toEqual([
    '2026-03-03T07:00:00Z failed (cancelled) schedule',
    '2026-03-03T07:30:00Z succeeded (on time) schedule',
    '2026-03-03T08:30:00Z succeeded (on time) schedule',
  ]);
});

test('an edit one second before a slot is due runs the new schedule and not the old one as well (B21)', async () => {
  const { clock, engine, ledger, store } = startEngine({
    at: '2026-03-03T06:59:59Z',
    jobs: [hourly],
  });
  store.jobs.save(
    { ...hourly, schedule: { cron: '0 0-23 * * *', timezone: 'UTC' }, window: { kind: 'slot' } },
    clock.wallMs(),
  );
  engine.wake();
  await clock.advance(minuteMs);
  expect(ledger('hourly')).toHaveLength(1);
});

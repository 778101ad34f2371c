import { expect, onTestFinished, test } from 'vitest';
import { composeSimulator } from '../../../main/compose-simulator.ts';
import type { SimulationScript } from '../../../main/domain/job/simulation.ts';
import { plainJob } from '../../cast/plain-job.ts';

const dayMs = 86_400_000;
const march = Date.parse('2026-03-01T00:00:00Z');

const quietMonth: SimulationScript = {
  jobs: [plainJob],
  fromMs: march,
  toMs: march + 31 * dayMs,
  zone: 'UTC',
  seed: 1,
  events: [],
  failures: [],
  runTakesMs: () => 0,
  twin: 'none',
  hasPowerEvents: true,
};

async function ledgerOf(script: SimulationScript) {
  const { store, close } = await composeSimulator(script, undefined);
  onTestFinished(close);
  return store;
}

test('8,640 slots of thirty days asleep are in the ledger two seconds after waking (P23)', async () => {
  const often = { ...plainJob, schedule: { cron: '*/5 * * * *', timezone: 'UTC' } };
  const job = { ...often, window: { kind: 'slot' as const } };
  const wakesAtMs = march + 30 * dayMs + 1000;
  const asleep = { kind: 'asleep' as const, atMs: march + 1000, untilMs: wakesAtMs };
  const script = { ...quietMonth, jobs: [job], toMs: wakesAtMs + 120_000, events: [asleep] };
  const began = process.cpuUsage();
  const store = await ledgerOf(script);
  const { user, system } = process.cpuUsage(began);
  const slots = store.history.slots({ limit: 10_000, order: 'oldest' });
  const ran = slots.filter(({ outcome }) => outcome === 'succeeded');
  expect([slots.length, ran.map(({ reason }) => reason)]).toEqual([8640, ['catch-up', 'on time']]);
  expect((user + system) / 1000).toBeLessThan(2000);
});

test('a safety tick that is passed over would have changed nothing', async () => {
  const events = [{ kind: 'asleep', atMs: march + 5 * dayMs, untilMs: march + 7 * dayMs }] as const;
  const script = { ...quietMonth, toMs: march + 9 * dayMs, events, runTakesMs: () => 90_000 };
  const all = async (isWatchful: boolean) => {
    const { store, close } = await composeSimulator(script, undefined, { isWatchful });
    onTestFinished(close);
    return store.history.slots({ limit: 100, order: 'oldest' });
  };
  expect(await all(false)).toEqual(await all(true));
});

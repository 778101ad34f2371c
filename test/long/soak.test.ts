import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { composeSimulator } from '../../main/compose-simulator.ts';
import { RunFailure } from '../../main/domain/failure.ts';
import type { JobSpec } from '../../main/domain/job/job.ts';
import type { SimulatedEvent, SimulationScript } from '../../main/domain/job/simulation.ts';
import { isWorkDone } from '../../main/domain/run/run.ts';
import { createSimulatorRandom } from '../../main/engine/simulator-random.ts';
import { analystJobs } from '../cast/analyst-month.ts';
import { allSlots, watchPromises } from '../cast/ledger-promises.ts';
import { courseText, slopeOf } from './slope.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const days = 30;
const fromMs = Date.parse('2026-10-12T05:00:00Z');

/** Ten of each of the five jobs that analysts have, each with a minute of its own. */
function fiftyJobs(): JobSpec[] {
  return Array.from({ length: 10 }, (_, n) =>
    analystJobs('Europe/Berlin').map((job) => {
      const { cron } = job.schedule;
      const own = cron.startsWith('*/') ? cron : cron.replace(/^\d+/, String(n * 5));
      return {
        ...job,
        id: `${job.id}-${n}`,
        name: `${job.name} ${n}`,
        schedule: { ...job.schedule, cron: own },
        sources: job.sources.map(({ waitFor: _waits, ...source }) => source),
      };
    }),
  ).flat();
}

/** Nights with a shut lid, and in between what else may happen to a laptop; the same for one seed. */
function month(seed: number): { readonly script: SimulationScript; readonly chance: () => number } {
  const { fraction } = createSimulatorRandom(seed, () => 0);
  const hours = (least: number, more: number) => Math.floor((least + fraction() * more) * hourMs);
  const events: SimulatedEvent[] = [];
  for (let day = 0; day < days; day += 1) {
    const startMs = fromMs + day * dayMs;
    const night = { atMs: startMs + hours(12, 1), untilMs: startMs + hours(23, 1) };
    events.push({ kind: fraction() < 0.2 ? 'off' : 'asleep', ...night });
    const atMs = startMs + hours(1, 10);
    const fault = fraction();
    if (fault < 0.3) events.push({ kind: 'kill', atMs });
    else if (fault < 0.6) events.push({ kind: 'asleep', atMs, untilMs: atMs + hours(0, 1) });
    else if (fault < 0.7) events.push({ kind: 'zone', atMs, zone: 'Asia/Tokyo' });
    else if (fault < 0.8) events.push({ kind: 'zone', atMs, zone: 'Europe/Berlin' });
  }
  const script: SimulationScript = {
    jobs: fiftyJobs(),
    fromMs,
    toMs: fromMs + days * dayMs,
    zone: 'Europe/Berlin',
    seed,
    events,
    failures: [],
    runTakesMs: () => 20_000,
    twin: 'none',
    hasPowerEvents: true,
  };
  return { script, chance: fraction };
}

test('P21 J06: 30 days with 50 jobs and faults leave nothing lost and nothing behind', async () => {
  const seed = Number(process.env.ALMANAC_SEED ?? 30);
  const { script, chance } = month(seed);
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const heap: number[] = [];
  const resources: number[] = [];
  let sampledMs = script.fromMs;
  const simulated = await composeSimulator(script, undefined, {
    failureOf: () =>
      chance() < 0.05
        ? new RunFailure('source-missing', 'The share is not there.', { permanent: false })
        : null,
    onStep(nowMs) {
      if (nowMs < sampledMs + dayMs) return;
      sampledMs = nowMs;
      collect();
      heap.push(process.memoryUsage().heapUsed / 1e6);
      resources.push(process.getActiveResourcesInfo().length);
    },
  });
  try {
    const { history } = simulated;
    const promises = watchPromises();
    const slots = allSlots(history);
    const done = slots.filter(({ run }) => run && isWorkDone(run)).length;
    console.log(
      [
        `seed ${seed}: ${slots.length} slots, ${done} reports, ${heap.length} days sampled`,
        courseText('heap in MB', heap.slice(5), 'a day'),
        courseText('timers, handles, requests', resources.slice(5), 'a day'),
      ].join('\n'),
    );
    expect(promises.look(history, script.toMs)).toEqual([]);
    expect(promises.lookForLost(history, script)).toEqual([]);
    expect([slots.length > 10_000, done > 3000, heap.length > days - 5]).toEqual([
      true,
      true,
      true,
    ]);
    // A leak of one closure a run would show: thousands of runs a day's worth of sampling apart.
    expect(slopeOf(heap.slice(5))).toBeLessThan(0.5);
    expect(slopeOf(resources.slice(5))).toBeLessThan(0.2);
  } finally {
    simulated.close();
  }
});

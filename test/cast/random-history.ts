import type { JobSpec } from '../../main/domain/job/job.ts';
import type { SimulatedEvent, SimulationScript } from '../../main/domain/job/simulation.ts';
import { createSimulatorRandom } from '../../main/engine/simulator-random.ts';
import { plainJob } from './plain-job.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Jobs that differ in all that decides what becomes of a slot. */
const jobs: readonly JobSpec[] = [
  {
    ...plainJob,
    id: 'nightly',
    schedule: { cron: '30 2 * * *', timezone: 'America/New_York' },
  },
  {
    ...plainJob,
    id: 'all',
    schedule: { cron: '0 */3 * * *', timezone: 'UTC' },
    window: { kind: 'slot' },
    catchUp: { ...plainJob.catchUp, policy: 'all', max: 4 },
  },
  {
    ...plainJob,
    id: 'since',
    schedule: { cron: '*/40 * * * *', timezone: 'Europe/Berlin' },
    window: { kind: 'since-last' },
    retry: { attempts: 2, firstMs: 30_000, maxMs: 600_000 },
  },
  {
    ...plainJob,
    id: 'skips',
    schedule: { cron: '15 * * * *', timezone: 'UTC' },
    window: { kind: 'hour' },
    catchUp: { ...plainJob.catchUp, policy: 'skip' },
  },
  {
    ...plainJob,
    id: 'asks',
    schedule: { cron: '0 9 * * *', timezone: 'Asia/Kolkata' },
    catchUp: { ...plainJob.catchUp, policy: 'ask', withinMs: dayMs },
  },
];

export interface RandomHistory {
  readonly script: SimulationScript;
  /** In [0, 1), seeded: what the test decides on the way. */
  readonly chance: () => number;
}

/** A few days of a laptop to which anything may happen, the same for the same seed. */
export function randomHistory(seed: number): RandomHistory {
  const { fraction } = createSimulatorRandom(seed, () => 0);
  const below = (n: number) => Math.floor(fraction() * n);
  const oneOf = <T>(...values: readonly [T, ...T[]]): T => values[below(values.length)] as T;
  // Around a DST change of New York, Berlin or none.
  const start = oneOf('2026-03-06', '2026-03-27', '2026-10-30', '2026-06-01');
  const fromMs = Date.parse(`${start}T00:00:00Z`) + below(dayMs);
  const lengthMs = (2 + below(4)) * dayMs;
  const at = () => fromMs + hourMs + below(lengthMs - 4 * hourMs);
  const span = () => oneOf(below(2 * minuteMs), below(hourMs), below(14 * hourMs)) + 1;
  const event = (): SimulatedEvent => {
    const atMs = at();
    const jobId = oneOf(...(jobs.map(({ id }) => id) as [string]));
    switch (below(8)) {
      case 0:
      case 1:
        return { kind: 'asleep', atMs, untilMs: atMs + span() };
      case 2:
        return { kind: 'off', atMs, untilMs: atMs + span() };
      case 3:
      case 4:
        return { kind: 'kill', atMs };
      case 5:
        return { kind: 'clock', atMs, setToMs: atMs + oneOf(-1, 1) * span() };
      case 6:
        return { kind: oneOf('pause', 'resume'), atMs, jobId };
      default:
        return { kind: 'zone', atMs, zone: oneOf('Asia/Tokyo', 'America/New_York', 'UTC') };
    }
  };
  const events: SimulatedEvent[] = Array.from({ length: below(12) }, event);
  if (below(3) === 0) events.push({ kind: 'disable', atMs: at(), jobId: 'skips' });
  if (below(3) === 0) {
    const spec = { ...(jobs[1] as JobSpec), schedule: { cron: '0 */4 * * *', timezone: 'UTC' } };
    events.push({ kind: 'edit', atMs: at(), spec });
  }
  const takesMs = oneOf(0, below(5 * minuteMs), below(14 * minuteMs));
  return {
    chance: fraction,
    script: {
      jobs,
      fromMs,
      toMs: fromMs + lengthMs,
      zone: 'Europe/Berlin',
      seed,
      events,
      failures: [],
      runTakesMs: (jobId) => (jobId === 'since' ? takesMs : Math.floor(takesMs / 3)),
      twin: oneOf('none', 'waits', 'runs'),
      hasPowerEvents: fraction() < 0.5,
    },
  };
}

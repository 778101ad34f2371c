// `npm run bench -- wake`: a lid is opened after a night; the network comes back 7 s later.
import { composeSimulator } from '../../main/compose-simulator.ts';
import { plainJob } from '../cast/plain-job.ts';
import { median } from './figure.ts';

/** What a run may take for the figures to hold; a briefing of a small file takes less. */
const runTakesMs = 5_000;
const openedMs = Date.parse('2026-03-03T08:00:00Z');
const networkMs = openedMs + 7_000;

/** A night's sleep over a slot of each job. Time is simulated; what a task of the main thread costs is real. */
async function wake(jobs: number) {
  let lastStepMs = performance.now();
  const tasks: { readonly atMs: number; readonly ms: number }[] = [];
  const simulated = await composeSimulator(
    {
      jobs: Array.from({ length: jobs }, (_, n) => {
        const schedule = { cron: `${n % 60} ${3 + (n % 4)} * * *`, timezone: 'Europe/Berlin' };
        return { ...plainJob, id: `job-${n}`, name: `Job ${n}`, schedule };
      }),
      fromMs: Date.parse('2026-03-02T20:00:00Z'),
      toMs: openedMs + 600_000,
      zone: 'Europe/Berlin',
      seed: 1,
      events: [{ kind: 'asleep', atMs: Date.parse('2026-03-02T21:00:00Z'), untilMs: openedMs }],
      failures: [],
      runTakesMs: () => runTakesMs,
      twin: 'none',
      hasPowerEvents: true,
    },
    undefined,
    {
      isOnline: (nowMs) => nowMs >= networkMs,
      onStep(atMs) {
        const nowMs = performance.now();
        if (atMs >= openedMs) tasks.push({ atMs, ms: nowMs - lastStepMs });
        lastStepMs = performance.now();
      },
    },
  );
  const endedMs = simulated.history
    .slots({ limit: 1_000, order: 'oldest' })
    .flatMap(({ run }) => (run?.endedAtMs ? [run.endedAtMs] : []))
    .sort((a, b) => a - b);
  simulated.close();
  return { endedMs, longestMs: Math.max(...tasks.map(({ ms }) => ms)) };
}

const { endedMs } = await wake(20);
const seconds = (ms: number | undefined) => ((ms ?? Number.NaN) - networkMs) / 1_000;
const longest: number[] = [];
for (let round = 0; round < 5; round += 1) longest.push((await wake(500)).longestMs);
const figures = [
  {
    name: 's after the network to the first caught-up report',
    value: seconds(endedMs[0]),
    most: 20,
  },
  { name: 's after the network to the last of 20 reports', value: seconds(endedMs[19]), most: 120 },
  { name: 'ms for the longest task after waking, 500 jobs', value: median(longest), most: 100 },
].map((figure) => ({ ...figure, isKept: figure.value <= figure.most }));
for (const { name, value, most, isKept } of figures) {
  console.log(`${value.toFixed(1)} ${name} (at most ${most}): ${isKept ? 'kept' : 'MISSED'}`);
}
process.exitCode = figures.every(({ isKept }) => isKept) ? 0 : 1;

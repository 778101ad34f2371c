// `npm run bench -- idle-timers`: how often an idle app wakes up, and what a wake-up costs, by number of jobs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../main/domain/ports.ts';
import { createSimulatorClock } from '../../main/engine/simulator-clock.ts';
import { median } from './figure.ts';
import { startMeasured } from './measured-engine.ts';

const idleMs = 120_000;
const safetyTicks = idleMs / 30_000;

interface Idle {
  readonly wakeUps: number;
  readonly tickMs: number;
}

/** Two simulated minutes in which nothing falls due; what a tick does is real. */
function measure(jobs: number): Idle {
  const home = mkdtempSync(join(tmpdir(), 'almanac-idle-'));
  const time = createSimulatorClock(Date.parse('2026-03-03T12:00:10Z'));
  const tickMs: number[] = [];
  const { clock } = time.open();
  const counted: Clock = {
    ...clock,
    after: (ms, callback) =>
      clock.after(ms, () => {
        const beganMs = performance.now();
        callback();
        tickMs.push(performance.now() - beganMs);
      }),
  };
  try {
    const schedule = { cron: '0 7 * * *', timezone: 'UTC' };
    const { store } = startMeasured({ home, jobs, schedule, clock: counted });
    const untilMs = time.wallMs() + idleMs;
    while (time.nextTimerMs() <= untilMs) {
      time.passTo(time.nextTimerMs());
      time.fire();
    }
    store.close();
    return { wakeUps: tickMs.length, tickMs: median(tickMs) };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const found = [10, 10_000].map((jobs) => ({ jobs, ...measure(jobs) }));
for (const { jobs, wakeUps, tickMs } of found) {
  const verdict = wakeUps <= safetyTicks ? 'kept' : 'MISSED';
  console.log(
    `${jobs} jobs: ${wakeUps} wake-ups in 2 idle minutes (at most ${safetyTicks}), ${tickMs.toFixed(2)} ms each: ${verdict}`,
  );
}
process.exitCode = found.every(({ wakeUps }) => wakeUps <= safetyTicks) ? 0 : 1;

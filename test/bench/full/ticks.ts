import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../../main/domain/ports.ts';
import type { Run } from '../../../main/domain/run/run.ts';
import { createSimulatorClock } from '../../../main/engine/simulator-clock.ts';
import { pathsOf } from '../../../main/store/home.ts';
import type { Store } from '../../../main/store/open-store.ts';
import { finished } from '../../main/store/story.ts';
import { startMeasured } from '../measured-engine.ts';
import { full } from './home.ts';

const hours = 8;
const hourMs = 3_600_000;

/**
 * How long each tick took, in milliseconds: eight simulated hours over a copy of the home, in which eight or nine
 * of its 500 jobs fall due each minute, and whose runs have ended by the next. Time is simulated; sweep and commits
 * are real.
 */
export function measureTicks(home: string, folder: string): readonly number[] {
  const copy = join(folder, 'ticks');
  cpSync(pathsOf(home).db, pathsOf(copy).db);
  const time = createSimulatorClock(Math.floor(Date.now() / hourMs) * hourMs + hourMs / 2);
  const took: number[] = [];
  const { clock } = time.open();
  const timed: Clock = {
    ...clock,
    after: (ms, callback) =>
      clock.after(ms, () => {
        const beganMs = performance.now();
        callback();
        took.push(performance.now() - beganMs);
      }),
  };
  const started: Run[] = [];
  const { store } = startMeasured({
    home: copy,
    jobs: full.jobs,
    schedule: (n) => ({ cron: `${n % 60} * * * *`, timezone: 'Europe/Berlin' }),
    clock: timed,
    onDispatch: (run) => started.push(run),
  });
  const untilMs = time.wallMs() + hours * hourMs;
  while (time.nextTimerMs() <= untilMs) {
    time.passTo(time.nextTimerMs());
    time.fire();
    for (const run of started.splice(0)) end(store, run, time.wallMs());
  }
  store.close();
  return took;
}

/** What the executor does with a run, out of the time measured. */
function end({ runs }: Store, { id }: Run, nowMs: number): void {
  const claimed = runs.claim(id, 'bench', nowMs, () => null);
  if (claimed) runs.finish({ runId: id, fence: claimed.fence }, finished(), nowMs);
}

import type { ElectronApplication, Page } from 'playwright-core';
import { pathsOf } from '../../../main/store/home.ts';
import { machineRandom } from '../../../main/store/machine.ts';
import { openStore } from '../../../main/store/open-store.ts';
import { until } from '../../desktop/until.ts';
import { salesId } from './home.ts';

const runs = 10;

/** How long the main process keeps its event loop from turning, in milliseconds. */
export interface Delay {
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

/** Delays of both apps while ours makes one report after another with its window open. */
export async function measureAtWork(
  almanac: { readonly app: ElectronApplication; readonly page: Page; readonly home: string },
  bare: ElectronApplication,
): Promise<{ readonly almanac: Delay; readonly bare: Delay }> {
  await runOnce(almanac);
  for (const app of [almanac.app, bare]) await watchLoop(app);
  for (let n = 0; n < runs; n += 1) await runOnce(almanac);
  return { almanac: await readLoop(almanac.app), bare: await readLoop(bare) };
}

async function runOnce({ page, home }: { readonly page: Page; readonly home: string }) {
  const answer = await page.evaluate(
    (jobId) => window.almanac.call('job.run-now', { jobId, again: true }),
    salesId,
  );
  if (!answer.ok) throw new Error(answer.failures[0]?.message);
  const { runId } = answer.value;
  const store = openStore({ paths: pathsOf(home), random: machineRandom, durability: 'none' });
  try {
    const outcome = () => store.history.slotOf(runId)?.outcome;
    const ended = await until('the run has ended', outcome, { timeoutMs: 120_000 });
    if (ended !== 'succeeded') throw new Error(`The run measured has ${ended}`);
  } finally {
    store.close();
  }
}

const everyMs = 5;

async function watchLoop(app: ElectronApplication): Promise<void> {
  await app.evaluate((_electron, resolution) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const loop = monitorEventLoopDelay({ resolution });
    loop.enable();
    Object.assign(globalThis, { loop });
  }, everyMs);
}

/** Node counts from one turn to the next, the wait that was asked for included. */
function readLoop(app: ElectronApplication): Promise<Delay> {
  return app.evaluate((_electron, waitMs) => {
    const { loop } = globalThis as unknown as {
      loop: ReturnType<typeof import('node:perf_hooks').monitorEventLoopDelay>;
    };
    loop.disable();
    const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - waitMs);
    return {
      p50: late(loop.percentile(50)),
      p99: late(loop.percentile(99)),
      longest: late(loop.max),
    };
  }, everyMs);
}

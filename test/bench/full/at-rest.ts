import { readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright-core';
import type { Desktop } from '../../desktop/desktop.ts';
import { until } from '../../desktop/until.ts';
import { type Contender, start } from '../contender.ts';
import { processesOf } from '../process-group.ts';

const minutes = 3;
const ticksASecond = 100;

export interface Rest {
  /** Seconds of processor time a minute, all processes of the app together. */
  readonly cpu: number;
  /** How often a minute the main thread of the main process was woken. */
  readonly woken: number;
}

/** A day's copy of the database and what else a start puts off have ended by then. */
const settlingMs = 60_000;

/** Both apps side by side without a window, under the same weather. */
export async function measureAtRest(
  contenders: readonly [Contender, Contender],
  desktop: Desktop,
): Promise<readonly [Rest, Rest]> {
  const apps = contenders.map((contender) => start(contender, desktop, ['--hidden']));
  const [one, two] = apps.map(({ pid }) => pid) as [number, number];
  try {
    await pass(settlingMs);
    const before = [spentBy(one), spentBy(two)] as const;
    await pass(minutes * 60_000);
    return [since(before[0], spentBy(one)), since(before[1], spentBy(two))];
  } finally {
    for (const app of apps) await app.stop();
  }
}

/** What of our own JavaScript is called in an idle app, by kind of what called it, in two minutes. */
export async function countCalls(
  app: ElectronApplication,
): Promise<Readonly<Record<string, number>>> {
  await pass(settlingMs);
  await app.evaluate(() => {
    const { createHook, executionAsyncResource } = process.getBuiltinModule('node:async_hooks');
    const calls: Record<string, number> = {};
    const hook = createHook({
      before() {
        const kind = executionAsyncResource().constructor.name;
        calls[kind] = (calls[kind] ?? 0) + 1;
      },
    });
    hook.enable();
    Object.assign(globalThis, { calls, hook });
  });
  // A little less than two minutes: a fifth safety tick may not fall into them.
  await pass(118_000);
  return app.evaluate(() => {
    const held = globalThis as unknown as {
      calls: Record<string, number>;
      hook: import('node:async_hooks').AsyncHook;
    };
    held.hook.disable();
    return held.calls;
  });
}

function pass(ms: number): Promise<unknown> {
  const endMs = performance.now() + ms;
  return until('the time is over', () => performance.now() >= endMs, { timeoutMs: ms * 2 });
}

/** Processor time of each process of the group, and how often the leader's main thread gave its core back. */
function spentBy(pid: number): { readonly cpu: ReadonlyMap<number, number>; woken: number } {
  const cpu = new Map(processesOf(pid).map((each) => [each.pid, cpuSeconds(each.pid)]));
  const status = readFileSync(`/proc/${pid}/task/${pid}/status`, 'utf8');
  return { cpu, woken: Number(/^voluntary_ctxt_switches:\s+(\d+)$/m.exec(status)?.[1]) };
}

function since(before: ReturnType<typeof spentBy>, after: ReturnType<typeof spentBy>): Rest {
  const cpu = [...after.cpu].reduce(
    (sum, [pid, seconds]) => sum + seconds - (before.cpu.get(pid) ?? 0),
    0,
  );
  return { cpu: cpu / minutes, woken: (after.woken - before.woken) / minutes };
}

/** Fields 14 and 15 of `stat`: in user and in system mode. */
function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksASecond;
}

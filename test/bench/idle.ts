import type { Desktop } from '../desktop/desktop.ts';
import { until } from '../desktop/until.ts';
import { type Contender, start } from './contender.ts';
import { countRenderers, pssMib } from './process-group.ts';
import type { Screen } from './watch-screen.ts';

export interface HiddenStart {
  /** From the start of the process until the icon is docked in the tray. */
  readonly trayReadyMs: number;
  readonly renderers: number;
  readonly idlePssMib: number;
}

/** A start without a window, left alone until its memory has settled. */
export async function measureHiddenStart(
  contender: Contender,
  desktop: Desktop,
  screen: Screen,
): Promise<HiddenStart> {
  const app = start(contender, desktop, ['--hidden']);
  try {
    const trayReadyMs = (await screen.docked(app.spawnedAtMs)) - app.spawnedAtMs;
    const idlePssMib = await settledPssMib(app.pid);
    return { trayReadyMs, renderers: countRenderers(app.pid), idlePssMib };
  } finally {
    await app.stop();
  }
}

const everyMs = 250;
/** Two and a half seconds: longer than everything that a start puts off. */
const alikeReads = 10;
const alikeMib = 0.5;

/** The memory once so many reads in a row were alike. */
async function settledPssMib(pid: number): Promise<number> {
  const reads: number[] = [];
  const settled = () => {
    reads.push(pssMib(pid));
    const last = reads.slice(-alikeReads);
    const isSettled =
      last.length === alikeReads && Math.max(...last) - Math.min(...last) < alikeMib;
    return isSettled ? last.at(-1) : undefined;
  };
  return until('its memory has settled', settled, { everyMs, timeoutMs: 60_000 });
}

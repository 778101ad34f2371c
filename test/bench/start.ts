import type { Desktop } from '../desktop/desktop.ts';
import { until } from '../desktop/until.ts';
import { type Contender, start } from './contender.ts';
import { findPage } from './page.ts';
import { countRenderers } from './process-group.ts';
import type { Screen } from './watch-screen.ts';

/** From the start of the process until its window is on the screen and shows its first content. */
export async function measureFirstPaint(
  contender: Contender,
  desktop: Desktop,
  screen: Screen,
): Promise<{ readonly firstPaintMs: number; readonly renderersAfterClose: number }> {
  const app = start(contender, desktop, ['--remote-debugging-port=0']);
  try {
    const shownAtMs = await screen.shown(app.spawnedAtMs);
    const page = await findPage(app.errors);
    // Electron paints a hidden window, too: what a person sees begins with the later of the two.
    const paintedAtMs = Math.max(shownAtMs, await page.firstPaintMs());
    const firstPaintMs = paintedAtMs - app.spawnedAtMs;
    await page.close();
    return { firstPaintMs, renderersAfterClose: await renderersLeft(app.pid) };
  } finally {
    await app.stop();
  }
}

/** A closed page takes a moment to end; what is there after that has stayed. */
async function renderersLeft(pid: number): Promise<number> {
  const none = () => countRenderers(pid) === 0;
  await until('no renderer is left', none, { timeoutMs: 5000 }).catch(() => undefined);
  return countRenderers(pid);
}

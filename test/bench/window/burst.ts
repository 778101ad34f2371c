import type { ElectronApplication, Page } from 'playwright-core';
import type { EngineEvent } from '../../../main/domain/ports.ts';
import { createWindowEvents } from '../../../main/ipc/events.ts';
import { machineClock } from '../../../main/store/machine.ts';

const eventsASecond = 1000;
const everyMs = 10;
const seconds = 5;

export interface Frames {
  readonly perSecond: number;
  readonly longestMs: number;
}

/**
 * Frames of Upcoming while the engine tells a thousand things a second: they go through the app's own
 * settling to the open page, which reads what it shows from main.
 */
export async function measureBurst(app: ElectronApplication, page: Page): Promise<Frames> {
  await page.evaluate(() => {
    window.location.hash = '/';
  });
  await page.getByRole('heading', { name: 'Upcoming' }).waitFor();
  const target = {
    isDestroyed: () => false,
    send(channel: string, event: unknown) {
      // Whether it was sent is all that counts: Playwright may lose the answer of a busy app.
      app
        .evaluate(
          ({ BrowserWindow }, [name, told]) => {
            BrowserWindow.getAllWindows()[0]?.webContents.send(String(name), told);
          },
          [channel, event] as const,
        )
        .catch(() => undefined);
    },
  };
  const { onEngine } = createWindowEvents({ clock: machineClock, targets: () => [target] });
  let told = 0;
  let isOver = false;
  const tell = () => {
    if (isOver) return;
    for (let n = 0; n < (eventsASecond * everyMs) / 1000; n += 1) onEngine(eventOf(told++));
    machineClock.after(everyMs, tell);
  };
  tell();
  try {
    return await countFrames(page);
  } finally {
    isOver = true;
  }
}

/** The same page, or another one, while nothing happens. */
export function countFrames(page: Page): Promise<Frames> {
  return page.evaluate(async (lengthMs) => {
    const beganAtMs = performance.now();
    let lastAtMs = beganAtMs;
    let [frames, longestMs] = [0, 0];
    while (lastAtMs - beganAtMs < lengthMs) {
      await new Promise(requestAnimationFrame);
      const nowMs = performance.now();
      longestMs = Math.max(longestMs, nowMs - lastAtMs);
      lastAtMs = nowMs;
      frames += 1;
    }
    return { perSecond: (frames * 1000) / (lastAtMs - beganAtMs), longestMs };
  }, seconds * 1000);
}

/** As in a morning's catch-up: mostly progress, and now and then a run that starts or ends. */
function eventOf(n: number): EngineEvent {
  const runId = `run-${n % 8}`;
  if (n % 10 < 8) {
    return {
      kind: 'run-progress',
      jobId: 'job-0',
      runId,
      progress: { step: 'analyze', note: `row ${n}` },
    };
  }
  return { kind: 'jobs-changed' };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Desktop } from '../desktop/desktop.ts';
import { until } from '../desktop/until.ts';

/** What happens on the screen, as its server tells it to everybody: no app takes part in it. */
export interface Screen {
  /** When the first icon went into the tray after `sinceMs`. */
  readonly docked: (sinceMs: number) => Promise<number>;
  /** When the first window appeared after `sinceMs`. */
  readonly shown: (sinceMs: number) => Promise<number>;
  readonly stop: () => Promise<void>;
}

interface ScreenEvent {
  readonly atMs: number;
  readonly kind: 'docked' | 'shown';
}

export async function watchScreen(desktop: Desktop): Promise<Screen> {
  const events: ScreenEvent[] = [];
  const child = spawn('xev', ['-root', '-event', 'substructure'], {
    env: desktop.env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // xev writes line by line also into a pipe, and a blank line ends an event.
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const atMs = performance.now();
    text += chunk;
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const kind = kindOf(part);
      if (kind) events.push({ atMs, kind });
    }
  });
  const first = (kind: ScreenEvent['kind'], sinceMs: number) =>
    until(`something is ${kind}`, () =>
      events.find((event) => event.kind === kind && event.atMs >= sinceMs),
    ).then(({ atMs }) => atMs);
  await once(child, 'spawn');
  return {
    docked: (sinceMs) => first('docked', sinceMs),
    shown: (sinceMs) => first('shown', sinceMs),
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

/** An icon docks when its window leaves the root for the panel; a real window overrides nothing. */
function kindOf(event: string): ScreenEvent['kind'] | null {
  if (/^\s*ReparentNotify event/.test(event)) {
    const [, root, parent] = /event (0x\w+), window 0x\w+, parent (0x\w+)/.exec(event) ?? [];
    return root === parent ? null : 'docked';
  }
  return /^\s*MapNotify event/.test(event) && /override NO/.test(event) ? 'shown' : null;
}

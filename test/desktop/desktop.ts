import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './processes.ts';

export interface ReceivedNotification {
  readonly id: number;
  readonly app: string;
  readonly summary: string;
  readonly body: string;
}

/** What a test sees of the virtual desktop, and what the person in front of it does. */
export interface Desktop {
  /** The variables under which a program appears on this desktop. */
  readonly env: NodeJS.ProcessEnv;
  readonly screenshot: (file: string) => Promise<void>;
  /** Every notification as the server received it, oldest first, whether still shown or not. */
  readonly notifications: () => readonly ReceivedNotification[];
  /** Clicks a notification that is shown; 0 is the newest. */
  readonly clickNotification: (index?: number) => Promise<void>;
  readonly closeNotifications: () => Promise<void>;
  readonly countShownNotifications: () => Promise<number>;
  /** The class of each icon docked in the tray; null while there is no tray. */
  readonly trayIcons: () => Promise<readonly string[] | null>;
  /** Titles of the windows on the screen. */
  readonly windowTitles: () => Promise<readonly string[]>;
}

/** The desktop that `env` belongs to, also from a process that did not start it. */
export function desktopOf(env: NodeJS.ProcessEnv): Desktop {
  const folder = env.ALMANAC_DESKTOP;
  if (!folder) throw new Error('This needs the virtual desktop: run it through `npm test`.');
  const dunstctl = (...args: string[]) => ask(env, 'dunstctl', args);
  return {
    env,
    async screenshot(file) {
      await ask(env, 'scrot', ['--overwrite', file]);
    },
    notifications: () => readNotifications(join(folder, 'notifications')),
    async clickNotification(index = 0) {
      await dunstctl('action', String(index));
    },
    async closeNotifications() {
      await dunstctl('close-all');
    },
    countShownNotifications: async () => Number(await dunstctl('count', 'displayed')),
    trayIcons: async () => readTrayIcons(await windowTree(env)),
    windowTitles: async () => readTitles(await windowTree(env)),
  };
}

function windowTree(env: NodeJS.ProcessEnv): Promise<string> {
  return ask(env, 'xwininfo', ['-root', '-tree']);
}

function readNotifications(file: string): readonly ReceivedNotification[] {
  if (!existsSync(file)) return [];
  const fields = readFileSync(file, 'utf8').split('\0').slice(0, -1);
  const count = Math.floor(fields.length / 4);
  return Array.from({ length: count }, (_, index) => {
    const [id = '', app = '', summary = '', body = ''] = fields.slice(index * 4, index * 4 + 4);
    return { id: Number(id), app, summary, body };
  });
}

/** Icons are the windows nested below the panel, each with its program's class. */
function readTrayIcons(tree: string): readonly string[] | null {
  const lines = tree.split('\n');
  const panel = lines.findIndex((line) => line.includes('("panel" "trayer")'));
  if (panel < 0) return null;
  const depth = (line: string) => line.search(/\S/);
  const below = lines.slice(panel + 1);
  const end = below.findIndex(
    (line) => depth(line) >= 0 && depth(line) <= depth(lines[panel] ?? ''),
  );
  return (end < 0 ? below : below.slice(0, end)).flatMap((line) => {
    const match = /\("([^"]*)" "[^"]*"\)/.exec(line);
    return match?.[1] ? [match[1]] : [];
  });
}

function readTitles(tree: string): readonly string[] {
  return tree.split('\n').flatMap((line) => {
    const match = /^ {5}0x[0-9a-f]+ "(.*?)": \("/.exec(line);
    return match?.[1] ? [match[1]] : [];
  });
}

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Desktop, desktopOf } from './desktop.ts';
import { ask, createProcesses, firstLine, type Processes } from './processes.ts';
import { until } from './until.ts';

export interface StartedDesktop extends Desktop {
  readonly stop: () => Promise<void>;
}

/**
 * A screen of 1280x800 with a session bus, a notification server and a tray of its own. Nothing
 * of the user's desktop is read or changed, and everything ends with `stop()` or with us.
 */
export async function startDesktop({ keyring = false } = {}): Promise<StartedDesktop> {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-desktop-'));
  const processes = createProcesses();
  const stop = async () => {
    await processes.stopAll();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const env = await startScreenAndBus(folder, processes);
    const desktop = desktopOf(env);
    await startNotificationServer(folder, processes, env);
    await startTray(processes, desktop);
    if (keyring) await unlockKeyring(folder, processes, env);
    return { ...desktop, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startScreenAndBus(folder: string, processes: Processes): Promise<NodeJS.ProcessEnv> {
  const privateFolder = (name: string) => {
    const path = join(folder, name);
    mkdirSync(path, { mode: 0o700 });
    chmodSync(path, 0o700);
    return path;
  };
  const base: NodeJS.ProcessEnv = {
    ...process.env,
    XDG_RUNTIME_DIR: privateFolder('runtime'),
    XDG_CONFIG_HOME: privateFolder('config'),
    XDG_DATA_HOME: privateFolder('data'),
    ALMANAC_DESKTOP: folder,
    GTK_A11Y: 'none',
    NO_AT_BRIDGE: '1',
  };
  delete base.WAYLAND_DISPLAY;
  // -displayfd picks a free number itself: what `xvfb-run -a` does, without its race.
  const screenArgs = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'];
  const screen = processes.start('Xvfb', screenArgs, base);
  const display = await firstLine(screen.stdio[3] as Readable, 'Xvfb');
  const env = { ...base, DISPLAY: `:${display}` };
  const bus = processes.start('dbus-daemon', ['--session', '--nofork', '--print-address=1'], env);
  return {
    ...env,
    DBUS_SESSION_BUS_ADDRESS: await firstLine(bus.stdout as Readable, 'dbus-daemon'),
  };
}

async function startNotificationServer(
  folder: string,
  processes: Processes,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const record = join(folder, 'record-notification');
  const fields = ['ID', 'APP_NAME', 'SUMMARY', 'BODY'].map((name) => `"$DUNST_${name}"`).join(' ');
  writeFileSync(
    record,
    `#!/bin/sh\nprintf '%s\\0%s\\0%s\\0%s\\0' ${fields} >> '${join(folder, 'notifications')}'\n`,
    { mode: 0o755 },
  );
  const urgencies = ['low', 'normal', 'critical'].map((name) => `[urgency_${name}]\ntimeout = 0\n`);
  const config = join(folder, 'dunstrc');
  writeFileSync(
    config,
    `[global]\nfont = DejaVu Sans 10\nwidth = 340\noffset = 12x40\n${urgencies.join('')}[record]\nappname = *\nscript = ${record}\n`,
  );
  processes.start('dunst', ['-config', config], env);
  // Asked on the bus: dunstctl would have a second server started.
  await untilOnBus(env, 'org.freedesktop.Notifications');
}

async function startTray(processes: Processes, desktop: Desktop): Promise<void> {
  processes.start('trayer', ['--edge', 'top', '--align', 'right'], desktop.env);
  await until('the tray shows its panel', async () => (await desktop.trayIcons()) !== null);
}

async function unlockKeyring(
  folder: string,
  processes: Processes,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const keyrings = join(folder, 'data', 'keyrings');
  mkdirSync(keyrings, { recursive: true, mode: 0o700 });
  writeFileSync(join(keyrings, 'default'), 'login');
  const args = ['--foreground', '--unlock', '--components=secrets'];
  const daemon = processes.start('gnome-keyring-daemon', args, env);
  daemon.stdin?.end('password');
  await untilOnBus(env, 'org.freedesktop.secrets');
}

async function untilOnBus(env: NodeJS.ProcessEnv, name: string): Promise<void> {
  const question = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/'];
  const args = [...question, 'org.freedesktop.DBus.NameHasOwner', `string:${name}`];
  await until(`${name} is served`, async () =>
    (await ask(env, 'dbus-send', args)).includes('boolean true'),
  );
}

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { RunFailure } from '../domain/failure.ts';
import { startCommand } from './start-command.ts';
import { watchAgent, watchLabel, watchName, watchTask, watchUnits } from './watch-entry.ts';

/**
 * Whether the system looks once an hour if Almanac runs, and says so when it does not and reports are due.
 * Off until the user asks for it.
 */
export interface Watcher {
  isOn(): Promise<boolean>;
  /** @throws RunFailure `not-allowed` when the system refuses */
  set(isOn: boolean): Promise<void>;
}

export function createWatcher(home: string): Watcher {
  // Neither a screen nor Chromium is needed; as root it has no sandbox to start.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const command = () =>
    startCommand(['--ozone-platform=headless', ...sandbox, '--watch', '--home', home]);
  switch (process.platform) {
    case 'darwin':
      return launchdWatcher(() => watchAgent(command()));
    case 'win32':
      return taskWatcher(() => watchTask(command()));
    default:
      return systemdWatcher(() => watchUnits(command()));
  }
}

function systemdWatcher(units: () => ReturnType<typeof watchUnits>): Watcher {
  const folder = join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'systemd', 'user');
  const service = join(folder, `${watchName}.service`);
  const timer = join(folder, `${watchName}.timer`);
  // What `systemctl enable` makes: it holds from the next login on even where systemd cannot be asked now.
  const wanted = join(folder, 'timers.target.wants', `${watchName}.timer`);
  return {
    isOn: async () => existsSync(wanted),
    async set(isOn) {
      await refusable(async () => {
        for (const file of [wanted, timer, service]) rmSync(file, { force: true });
        if (!isOn) return;
        const texts = units();
        mkdirSync(dirname(wanted), { recursive: true });
        writeFileSync(service, texts.service);
        writeFileSync(timer, texts.timer);
        symlinkSync(timer, wanted);
      });
      await tried('systemctl', ['--user', 'daemon-reload']);
      await tried('systemctl', ['--user', isOn ? 'start' : 'stop', `${watchName}.timer`]);
    },
  };
}

function launchdWatcher(agent: () => string): Watcher {
  const file = join(homedir(), 'Library', 'LaunchAgents', `${watchLabel}.plist`);
  const domain = `gui/${process.getuid?.() ?? 0}`;
  return {
    isOn: async () => existsSync(file),
    async set(isOn) {
      await tried('launchctl', ['bootout', `${domain}/${watchLabel}`]);
      await refusable(async () => {
        rmSync(file, { force: true });
        if (!isOn) return;
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, agent());
        await run('launchctl', ['bootstrap', domain, file]);
      });
    },
  };
}

function taskWatcher(task: () => readonly string[]): Watcher {
  return {
    isOn: () => tried('schtasks', ['/Query', '/TN', watchName]),
    set: (isOn) =>
      refusable(() => run('schtasks', isOn ? task() : ['/Delete', '/F', '/TN', watchName])),
  };
}

async function refusable(change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (cause) {
    throw new RunFailure(
      'not-allowed',
      'Your system did not take the hourly look. Almanac runs as before.',
      { permanent: true, cause },
    );
  }
}

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, [...args], (error) => (error ? reject(error) : resolve()));
  });
}

/** What is done as far as it goes. @returns whether it was */
async function tried(program: string, args: readonly string[]): Promise<boolean> {
  return run(program, args).then(
    () => true,
    () => false,
  );
}

import { _electron, type ElectronApplication } from 'playwright-core';
import { electronEnv, electronExecutable, root } from './runtime.ts';

export interface LaunchOptions {
  /** The app's folder, or a script; without it, the built app in this repository. */
  readonly app?: string;
  /** A packaged app's binary, in place of the runtime with `app`. */
  readonly executable?: string;
  /** Where the app keeps its data (`--home`). */
  readonly home?: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}

/** Starts a real Electron on the virtual desktop, driven by Playwright. */
export function launchApp({
  app = root,
  executable,
  home,
  args = [],
  env = process.env,
  timeoutMs = 30_000,
}: LaunchOptions = {}): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: executable ?? electronExecutable(),
    args: [...(executable ? [] : [app]), ...(home ? ['--home', home] : []), ...args],
    env: electronEnv(env),
    cwd: root,
    // Playwright takes the sandbox away unless told; only root cannot have it.
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: timeoutMs,
  });
}

/** Ends the app the hard way, as a power cut would. */
export async function killApp(app: ElectronApplication): Promise<void> {
  const closed = app.waitForEvent('close');
  app.process().kill('SIGKILL');
  await closed;
}

import { _electron, type ElectronApplication, errors } from 'playwright-core';
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

/** A start takes two seconds here, ten on a crowded machine. */
const firstTryMs = 20_000;

/**
 * Starts a real Electron on the virtual desktop, driven by Playwright.
 *
 * Playwright's launch waits until the page of every window has answered it, and a page that is made in
 * the moment it connects sometimes never does (microsoft/playwright#29386), while the app stands there
 * well. Playwright ends that process; the start is tried once more, and an app that truly hangs hangs twice.
 */
export async function launchApp(options: LaunchOptions = {}): Promise<ElectronApplication> {
  try {
    return askingAgain(await launchOnce({ ...options, timeoutMs: firstTryMs }));
  } catch (caught) {
    if (!(caught instanceof errors.TimeoutError)) throw caught;
    process.stderr.write('Playwright did not see the app start; it is started once more.\n');
    return askingAgain(await launchOnce(options));
  }
}

/**
 * V8 holds the answer of an evaluation weakly while Playwright waits for it, and a main process that has just
 * started sometimes collects it (microsoft/playwright#33737). What was asked was done; it is asked again.
 */
function askingAgain(app: ElectronApplication): ElectronApplication {
  const ask: (...given: Parameters<typeof app.evaluate>) => Promise<unknown> =
    app.evaluate.bind(app);
  const evaluate = async (...given: Parameters<typeof app.evaluate>) => {
    for (let left = 3; ; left -= 1) {
      try {
        return await ask(...given);
      } catch (caught) {
        if (left === 0 || !String(caught).includes('garbage collected')) throw caught;
      }
    }
  };
  return Object.assign(app, { evaluate });
}

function launchOnce({
  app = root,
  executable,
  home,
  args = [],
  env = process.env,
  timeoutMs = 30_000,
}: LaunchOptions): Promise<ElectronApplication> {
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

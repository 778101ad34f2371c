import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { killApp } from '../desktop/launch-app.ts';
import { electronEnv, readRuntime, root } from '../desktop/runtime.ts';

const nobody = 65_534;
const fusesTool = join(root, 'node_modules', '@electron', 'fuses', 'dist', 'bin.js');

let app: ElectronApplication | undefined;
let folder: string;

afterEach(async () => {
  if (app) await killApp(app);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('S04: started by an ordinary user, the window of the packaged app runs in the real sandbox', async () => {
  folder = mkdtempSync(join(tmpdir(), 'almanac-sandbox-'));
  chmodSync(folder, 0o755);
  const home = join(folder, 'home');
  mkdirSync(home);
  const twin = makeTwin();
  const isRoot = process.getuid?.() === 0;
  app = await _electron.launch({
    executablePath: isRoot ? asNobody(twin, home) : join(twin, 'almanac'),
    args: ['--home', join(home, 'data')],
    env: { ...electronEnv(process.env), ...bindingForAnybody() },
    chromiumSandbox: true,
  });
  const page = await app.firstWindow();
  await page.getByRole('heading', { name: 'Upcoming' }).waitFor();
  const processId = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  expect(status).toMatch(/^Seccomp:\t2$/m);
  expect(status).toMatch(/^NoNewPrivs:\t1$/m);
  expect(status).not.toMatch(/^Uid:\t0\b/m);
});

/** The packaged app with the inspector's fuse open, where everybody may read it. */
function makeTwin(): string {
  const twin = join(folder, 'twin');
  cpSync(join(root, 'dist', 'linux-unpacked'), twin, { recursive: true });
  const open = ['write', '--app', join(twin, 'almanac'), 'EnableNodeCliInspectArguments=on'];
  expect(spawnSync(process.execPath, [fusesTool, ...open]).status).toBe(0);
  // Only used where the kernel denies user namespaces to ordinary users.
  chmodSync(join(twin, 'chrome-sandbox'), 0o4755);
  return twin;
}

/** The native module that this runtime can load lies in a folder of the user who set it up. */
function bindingForAnybody(): Record<string, string> {
  const { sqliteBinding } = readRuntime();
  if (!sqliteBinding) return {};
  const copy = join(folder, 'better_sqlite3.node');
  cpSync(sqliteBinding, copy);
  return { ALMANAC_SQLITE_BINDING: copy };
}

/** A script that steps down from root before it starts the app. */
function asNobody(twin: string, home: string): string {
  const script = join(folder, 'almanac-as-nobody');
  const user = `--reuid=${nobody} --regid=${nobody} --clear-groups`;
  const variables = `-u DBUS_SESSION_BUS_ADDRESS HOME='${home}' XDG_RUNTIME_DIR='${home}' XDG_CONFIG_HOME='${home}' XDG_DATA_HOME='${home}'`;
  writeFileSync(
    script,
    `#!/bin/sh\nchown -R ${nobody}:${nobody} '${home}'\nexec setpriv ${user} env ${variables} '${twin}/almanac' "$@"\n`,
    { mode: 0o755 },
  );
  return script;
}

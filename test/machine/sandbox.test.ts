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
import { electronEnv, electronExecutable, readRuntime } from '../desktop/runtime.ts';

const nobody = 65_534;
const bareProbe = join(import.meta.dirname, 'probes', 'bare');

let app: ElectronApplication | undefined;
let folder: string;

afterEach(async () => {
  if (app) await killApp(app);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('started by an ordinary user, the window runs in the real sandbox', async () => {
  folder = mkdtempSync(join(tmpdir(), 'almanac-sandbox-'));
  chmodSync(folder, 0o755);
  const isRoot = process.getuid?.() === 0;
  const executablePath = isRoot ? executableForNobody() : electronExecutable();
  const probe = isRoot ? join(folder, 'probe') : bareProbe;
  app = await _electron.launch({
    executablePath,
    args: [probe, `--user-data-dir=${join(folder, 'home', 'data')}`],
    env: electronEnv(process.env),
    chromiumSandbox: true,
  });
  await app.firstWindow();
  const processId = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  expect(status).toMatch(/^Seccomp:\t2$/m);
  expect(status).not.toMatch(/^Uid:\t0\b/m);
});

/** A copy of the runtime that everybody may read, behind a script that steps down from root. */
function executableForNobody(): string {
  const home = join(folder, 'home');
  mkdirSync(home);
  cpSync(bareProbe, join(folder, 'probe'), { recursive: true });
  cpSync(readRuntime().electronDist, join(folder, 'runtime'), { recursive: true });
  const helper = join(folder, 'runtime', 'chrome-sandbox');
  // Only used where the kernel denies user namespaces to ordinary users.
  chmodSync(helper, 0o4755);
  const script = join(folder, 'electron-as-nobody');
  const user = `--reuid=${nobody} --regid=${nobody} --clear-groups`;
  const variables = `-u DBUS_SESSION_BUS_ADDRESS HOME='${home}' XDG_RUNTIME_DIR='${home}' XDG_CONFIG_HOME='${home}' XDG_DATA_HOME='${home}'`;
  writeFileSync(
    script,
    `#!/bin/sh\nchown -R ${nobody}:${nobody} '${home}'\nexec setpriv ${user} env ${variables} '${folder}/runtime/electron' "$@"\n`,
    { mode: 0o755 },
  );
  return script;
}

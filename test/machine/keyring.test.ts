import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killApp, launchApp } from '../desktop/launch-app.ts';
import { startDesktop } from '../desktop/start-desktop.ts';

const bareProbe = join(import.meta.dirname, 'probes', 'bare');

async function secretStorage(args: readonly string[], env: NodeJS.ProcessEnv) {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-keyring-'));
  const app = await launchApp({
    app: bareProbe,
    args: [`--user-data-dir=${folder}`, ...args],
    env,
  });
  try {
    return await app.evaluate(({ safeStorage }) => ({
      backend: safeStorage.getSelectedStorageBackend(),
      isAvailable: safeStorage.isEncryptionAvailable(),
    }));
  } finally {
    await killApp(app);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

test('with an unlocked keyring secrets can be encrypted', async () => {
  const desktop = await startDesktop({ keyring: true });
  try {
    const storage = await secretStorage(['--password-store=gnome-libsecret'], desktop.env);
    expect(storage).toEqual({ backend: 'gnome_libsecret', isAvailable: true });
  } finally {
    await desktop.stop();
  }
});

test('on a desktop without a keyring Electron says that secrets cannot be encrypted', async () => {
  expect(await secretStorage([], process.env)).toEqual({
    backend: 'basic_text',
    isAvailable: false,
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { watchName } from '../../main/shell/watch-entry.ts';
import { root } from '../laws/plant-house.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Target {
  readonly target: string;
  readonly arch: readonly string[];
}
interface Release {
  readonly appId: string;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly protocols: readonly { readonly schemes: readonly string[] }[];
  readonly fileAssociations: readonly { readonly ext: string }[];
  readonly files: readonly string[];
  readonly publish: unknown;
  readonly asar: boolean;
  readonly mac: Readonly<Record<string, unknown>> & { readonly target: readonly Target[] };
  readonly win: { readonly target: readonly Target[] };
  readonly linux: { readonly target: readonly Target[] };
  readonly nsis: Readonly<Record<string, unknown>>;
}

const release: Release = parse(read('electron-builder.yml'));

test('each system gets its installers, for both kinds of processor', () => {
  const made = [release.mac, release.win, release.linux].flatMap(({ target }) => target);
  expect(made.map(({ target }) => target)).toEqual([
    ...['dmg', 'zip', 'nsis', 'AppImage', 'deb', 'tar.gz'],
  ]);
  expect(made.map(({ arch }) => arch.join())).toEqual(made.map(() => 'x64,arm64'));
});

test('S19: a release states every fuse, and leaves none open', () => {
  const { electronFuses: fuses } = release;
  const shut = [
    'enableCookieEncryption',
    'enableEmbeddedAsarIntegrityValidation',
    'onlyLoadAppFromAsar',
  ];
  expect([Object.keys(fuses).length, release.asar]).toEqual([8, true]);
  expect(Object.keys(fuses).filter((name) => fuses[name])).toEqual(shut);
});

test('on macOS the hardened runtime gives up one thing, compiling to machine code', () => {
  const { hardenedRuntime, notarize, entitlements, entitlementsInherit } = release.mac;
  expect({ hardenedRuntime, notarize, entitlementsInherit }).toEqual({
    hardenedRuntime: true,
    notarize: true,
    entitlementsInherit: entitlements,
  });
  const given = [...read(String(entitlements)).matchAll(/<key>([^<]+)<\/key>/g)];
  expect(given.map(([, key]) => key)).toEqual(['com.apple.security.cs.allow-jit']);
});

test('on Windows it is installed for one user, and data goes only when the user says so', () => {
  const { perMachine, deleteAppDataOnUninstall, include } = release.nsis;
  expect({ perMachine, deleteAppDataOnUninstall }).toEqual({
    perMachine: false,
    deleteAppDataOnUninstall: false,
  });
  const script = read(String(include));
  // electron-builder makes a one-click uninstaller silent: a box with /SD would answer itself, unseen.
  expect(script).not.toMatch(/^\s*MessageBox .*\/SD/m);
  expect(script).toMatch(
    /"\/S" \$R1\s+\$\{if\} \$\{Errors\}\s+MessageBox .*MB_DEFBUTTON2 .* IDNO keepData\n\s*RMDir \/r "\$LOCALAPPDATA\\Almanac"/,
  );
});

test('what the app has put into Windows goes with it, by the names that it has there', () => {
  const script = read('resources/windows/uninstall.nsh');
  expect(script).toContain(`/TN ${watchName}`);
  expect(script).toContain(JSON.parse(read('resources/updates.json')).updaterCacheDirName);
  // Without another name Electron takes that of the app's user model.
  expect(read('main/shell/app-lifecycle.ts')).toContain(`setAppUserModelId('${release.appId}')`);
  expect(script.match(/DeleteRegValue HKCU ".+\\Run" "\$\{APP_ID\}"/g)).toHaveLength(2);
});

test('a job file belongs to us under an ending of its own, and .yaml to nobody', () => {
  expect(release.fileAssociations.map(({ ext }) => ext)).toEqual(['almanac']);
});

test('a build names no update server by itself, and what an update needs is packed', () => {
  expect(JSON.parse(read('resources/updates.json'))).toMatchObject({ url: null, publicKey: null });
  expect([release.publish, release.files]).toEqual([
    null,
    expect.arrayContaining(['resources/updates.json']),
  ]);
});

test('almanac:// links are ours, and every file that the release names is there', () => {
  expect(release.protocols.flatMap(({ schemes }) => schemes)).toEqual(['almanac']);
  const named = [
    ...read('electron-builder.yml').matchAll(/\b((?:resources|scripts)\/[\w./-]+\.\w+)$/gm),
  ];
  const missing = named
    .map(([, file = '']) => file)
    .filter((file) => !existsSync(join(root, file)));
  expect([named.length > 5, missing]).toEqual([true, []]);
});

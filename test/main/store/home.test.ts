import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { homeFolder, type Machine, makeFolders, pathsOf } from '../../../main/store/home.ts';
import { aHome } from './cast.ts';

const linux: Machine = { platform: 'linux', env: {}, userFolder: '/home/ann' };

test('a home that is given wins, made absolute', () => {
  expect(homeFolder('/data/almanac', linux)).toBe('/data/almanac');
  expect(homeFolder('here', linux)).toBe(join(process.cwd(), 'here'));
});

test('an empty home counts as not given', () => {
  expect(homeFolder('', linux)).toBe('/home/ann/.config/Almanac');
});

test('each system has its own place, on Windows the one that does not roam', () => {
  expect(homeFolder(undefined, { ...linux, env: { XDG_CONFIG_HOME: '/cfg' } })).toBe(
    '/cfg/Almanac',
  );
  expect(homeFolder(undefined, { ...linux, platform: 'darwin' })).toBe(
    '/home/ann/Library/Application Support/Almanac',
  );
  const windows: Machine = { ...linux, platform: 'win32', env: { LOCALAPPDATA: '/local' } };
  expect(homeFolder(undefined, windows)).toBe('/local/Almanac');
});

test.skipIf(process.platform === 'win32')('folders are made for this user only', () => {
  const paths = pathsOf(join(aHome().home, 'deep', 'home'));
  makeFolders(paths);
  makeFolders(paths);
  for (const folder of [paths.home, paths.blobs, paths.reports, paths.logs, paths.tmp]) {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  }
});

test('a folder that cannot be made is refused with its name', () => {
  const { home } = aHome();
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'a-file'), '');
  const paths = pathsOf(join(home, 'a-file', 'home'));
  expect(() => makeFolders(paths)).toThrowError(
    expect.objectContaining({
      code: 'store-unusable',
      message: expect.stringContaining(paths.home),
    }),
  );
});

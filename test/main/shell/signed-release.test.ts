import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSignedRelease } from '../../../main/shell/signed-release.ts';
import { root } from '../../laws/plant-house.ts';

const release = `version: 1.2.0
files:
  - url: Almanac-1.2.0-linux-x86_64.AppImage
    sha512: ${'A'.repeat(86)}==
releaseNotes: Reports open faster.
`;

/** Signs as a release is signed. */
function signed(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-release-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const key = join(folder, 'key.pem');
  const file = join(folder, 'latest-linux.yml');
  writeFileSync(file, text);
  const run = (args: readonly string[]) =>
    spawnSync(process.execPath, [join(root, 'scripts', 'sign-release.mjs'), ...args], {
      env: { ...process.env, ALMANAC_RELEASE_KEY: key },
      encoding: 'utf8',
    });
  const publicKey: string = JSON.parse(run(['--new-key', key]).stdout);
  expect(run([file]).status).toBe(0);
  return { text, signature: readFileSync(`${file}.sig`, 'utf8'), publicKey };
}

test('a release that our key has signed is read with its version, files and notes', () => {
  const { text, signature, publicKey } = signed(release);
  expect(readSignedRelease(text, signature, publicKey)).toMatchObject({
    version: '1.2.0',
    files: [{ url: 'Almanac-1.2.0-linux-x86_64.AppImage' }],
    releaseNotes: 'Reports open faster.',
  });
});

test('one byte, another key, an empty or a broken signature: nothing is believed', () => {
  const { text, signature, publicKey } = signed(release);
  const other = signed(release);
  const tries = [
    [text.replace('1.2.0', '1.2.1'), signature, publicKey],
    [text, other.signature, publicKey],
    [text, signature, other.publicKey],
    [text, '', publicKey],
    [text, 'not base64 at all', publicKey],
    [text, signature, 'no key'],
  ] as const;
  for (const [given, sig, key] of tries) {
    expect(() => readSignedRelease(given, sig, key)).toThrow(
      'was not signed by the makers of Almanac',
    );
  }
});

test('a signed text that is no release is refused, too', () => {
  const { text, signature, publicKey } = signed('version: 1.2.0\n');
  expect(() => readSignedRelease(text, signature, publicKey)).toThrow('of which files');
});

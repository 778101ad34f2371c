import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Keyring, Secrets } from '../../../main/domain/source/secrets.ts';
import { environmentSecrets } from '../../../main/store/environment-secrets.ts';
import { keptSecrets } from '../../../main/store/kept-secrets.ts';
import { fakeSecrets } from '../../cast/fake-secrets.ts';
import { aHome } from './cast.ts';

const canary = 'CANARY-0123456789';
const name = 'connection/warehouse';

/** Turns each secret round, which no reader of the file would find by looking for it. */
function turning({ protects = true } = {}) {
  const state = { protects, opens: true };
  const turned = (text: string) => [...text].reverse().join('');
  const keyring: Keyring = {
    isProtecting: () => state.protects,
    encrypt: (secret) => Buffer.from(turned(secret)).toString('base64'),
    decrypt(ciphertext) {
      if (!state.opens) throw new Error('locked');
      return turned(Buffer.from(ciphertext, 'base64').toString());
    },
  };
  return { keyring, state };
}

const kinds: readonly (readonly [string, () => Secrets])[] = [
  ['with a keyring', () => keptSecrets(aHome().secrets, turning().keyring)],
  ['without a keyring', () => keptSecrets(aHome().secrets, turning({ protects: false }).keyring)],
  ['the fake with a keyring', () => fakeSecrets()],
  ['the fake without a keyring', () => fakeSecrets({ hasKeyring: false })],
];

describe.each(kinds)('secrets: %s', (_kind, open) => {
  test('what was never saved is null, and forgetting it is nothing', () => {
    const secrets = open();
    secrets.forget(name);
    expect([secrets.read(name), secrets.has(name), secrets.placeOf(name)]).toEqual([
      null,
      false,
      null,
    ]);
  });

  test('the last one saved is read, each by its name, and it says where it is', () => {
    const secrets = open();
    secrets.save(name, 'old');
    secrets.save('model/openai', 'other');
    const place = secrets.save(name, canary);
    expect([secrets.read(name), secrets.read('model/openai')]).toEqual([canary, 'other']);
    expect([secrets.has(name), secrets.placeOf(name)]).toEqual([true, place]);
  });

  test('a forgotten one is gone, and the others stay', () => {
    const secrets = open();
    secrets.save(name, canary);
    secrets.save('model/openai', 'other');
    secrets.forget(name);
    expect([secrets.read(name), secrets.read('model/openai')]).toEqual([null, 'other']);
  });
});

test('G01: the file holds ciphertexts only, is readable by its user only, and outlives the process', () => {
  const { secrets: file } = aHome();
  const { keyring } = turning();
  expect(keptSecrets(file, keyring).save(name, canary)).toBe('keyring');
  expect(readFileSync(file, 'utf8')).not.toContain(canary);
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  expect(readdirSync(dirname(file))).toEqual(['secrets.json']);
  expect(keptSecrets(file, keyring).read(name)).toBe(canary);
});

test('G04: without a keyring nothing reaches the disk, and the next start knows it no more', () => {
  const { secrets: file } = aHome();
  const { keyring } = turning({ protects: false });
  expect(keptSecrets(file, keyring).save(name, canary)).toBe('session');
  expect(readdirSync(dirname(file))).toEqual([]);
  expect(keptSecrets(file, keyring).has(name)).toBe(false);
});

test('G05: what a locked keyring holds is asked for again, and its ciphertext is kept', () => {
  const { secrets: file } = aHome();
  const { keyring, state } = turning();
  const secrets = keptSecrets(file, keyring);
  secrets.save(name, canary);
  state.opens = false;
  expect(() => secrets.read(name)).toThrow(/Unlock the keyring/);
  expect(secrets.has(name)).toBe(true);
  state.opens = true;
  expect(secrets.read(name)).toBe(canary);
});

test('M15: what a keyring sealed is not opened while nothing protects', () => {
  const { secrets: file } = aHome();
  const { keyring, state } = turning();
  const secrets = keptSecrets(file, keyring);
  secrets.save(name, canary);
  state.protects = false;
  expect(() => secrets.read(name)).toThrow(/Unlock the keyring/);
});

test('a secret of the session replaces the ciphertext before it, in this process and the next', () => {
  const { secrets: file } = aHome();
  const { keyring, state } = turning();
  const secrets = keptSecrets(file, keyring);
  secrets.save(name, 'old');
  state.protects = false;
  secrets.save(name, canary);
  state.protects = true;
  expect([secrets.read(name), keptSecrets(file, keyring).read(name)]).toEqual([canary, null]);
});

test('a damaged file is said when a secret is read, and moved aside when one is saved', () => {
  const { secrets: file } = aHome();
  const secrets = keptSecrets(file, turning().keyring);
  secrets.save(name, 'old');
  writeFileSync(file, '{"connection/ware');
  expect(() => secrets.read(name)).toThrow(/is damaged/);
  secrets.save(name, canary);
  expect(secrets.read(name)).toBe(canary);
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{"connection/ware');
});

test('a command reads the variable of a name, and keeps nothing', () => {
  const secrets = environmentSecrets({ ALMANAC_SECRET_CONNECTION_WAREHOUSE: canary });
  expect([secrets.read(name), secrets.placeOf(name)]).toEqual([canary, 'environment']);
  expect(secrets.read('connection/ware-house')).toBe(null);
  expect(() => secrets.save(name, canary)).toThrow(/ALMANAC_SECRET_CONNECTION_WAREHOUSE/);
});

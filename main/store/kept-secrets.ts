import { existsSync, readFileSync } from 'node:fs';
import { RunFailure } from '../domain/failure.ts';
import type { Keyring, SecretPlace, Secrets } from '../domain/source/secrets.ts';
import { moveDurably, replaceFile } from './durable-files.ts';

/**
 * Secrets as ciphertexts of the keyring in one file that only this user may read. A ciphertext that cannot
 * be opened stays where it is: the keyring may be there again tomorrow. Where nothing protects, a secret
 * is held in memory, and its older ciphertext goes, because it is no longer what the user said.
 */
export function keptSecrets(file: string, keyring: Keyring): Secrets {
  const session = new Map<string, string>();
  const write = (kept: Record<string, string>) =>
    replaceFile(file, 'full', `${JSON.stringify(kept, null, 2)}\n`);

  function forgetKept(name: string): void {
    const { [name]: old, ...rest } = readKept(file) ?? {};
    if (old !== undefined) write(rest);
  }

  function keep(name: string, secret: string): SecretPlace {
    const ciphertext = keyring.encrypt(secret);
    // A damaged file is moved out of the way, not written over: somebody may still mend it.
    if (readKept(file) === null) moveDurably(file, `${file}.damaged`);
    write({ ...readKept(file), [name]: ciphertext });
    session.delete(name);
    return 'keyring';
  }

  return {
    read(name) {
      const held = session.get(name);
      if (held !== undefined) return held;
      const kept = readKept(file);
      if (kept === null) throw damaged(file);
      const ciphertext = kept[name];
      if (ciphertext === undefined) return null;
      // Asked first: without a keyring Electron would open with a key that everybody knows.
      if (!keyring.isProtecting()) throw locked(undefined);
      try {
        return keyring.decrypt(ciphertext);
      } catch (cause) {
        throw locked(cause);
      }
    },
    has: (name) => session.has(name) || name in (readKept(file) ?? {}),
    placeOf(name) {
      if (session.has(name)) return 'session';
      return name in (readKept(file) ?? {}) ? 'keyring' : null;
    },
    save(name, secret) {
      if (keyring.isProtecting()) return keep(name, secret);
      session.set(name, secret);
      forgetKept(name);
      return 'session';
    },
    forget(name) {
      session.delete(name);
      forgetKept(name);
    },
    keeps: () => (keyring.isProtecting() ? 'keyring' : 'session'),
    advice: () =>
      keyring.isProtecting()
        ? 'Enter it in the settings.'
        : 'This machine has no keyring, so it was kept until Almanac quit. Enter it in the settings.',
  };
}

/** @returns null when the file is damaged */
function readKept(file: string): Record<string, string> | null {
  if (!existsSync(file)) return {};
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isKept(read) ? read : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

function isKept(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((ciphertext) => typeof ciphertext === 'string');
}

function locked(cause: unknown): RunFailure {
  return new RunFailure(
    'locked',
    'What was saved with your keyring cannot be opened. Unlock the keyring and try again, or enter the secret anew in the settings.',
    { permanent: true, cause },
  );
}

function damaged(file: string): RunFailure {
  return new RunFailure(
    'locked',
    `The file ${file} is damaged, so no saved secret can be read. Enter the secret anew in the settings, or restore the file from a backup.`,
    { permanent: true },
  );
}

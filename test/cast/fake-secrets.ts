import { RunFailure } from '../../main/domain/failure.ts';
import type { Secrets } from '../../main/domain/source/secrets.ts';

export interface FakeSecrets extends Secrets {
  /** The keyring is locked, or was changed: what it holds cannot be opened. */
  lock(): void;
}

/** An app's secrets in memory: with a keyring unless the test takes it away. */
export function fakeSecrets({ hasKeyring = true } = {}): FakeSecrets {
  const place = hasKeyring ? 'keyring' : 'session';
  const kept = new Map<string, string>();
  let isLocked = false;
  return {
    read(name) {
      if (isLocked && kept.has(name)) {
        throw new RunFailure('locked', 'The keyring is locked.', { permanent: true });
      }
      return kept.get(name) ?? null;
    },
    has: (name) => kept.has(name),
    placeOf: (name) => (kept.has(name) ? place : null),
    save(name, secret) {
      kept.set(name, secret);
      return place;
    },
    forget: (name) => void kept.delete(name),
    keeps: () => place,
    advice: () => 'Enter it in the settings.',
    lock() {
      isLocked = true;
    },
  };
}

import { safeStorage } from 'electron';
import type { Keyring } from '../domain/source/secrets.ts';

/**
 * The system's keyring through Electron, by its synchronous calls: every Electron that we start on has
 * them, and the ledger's transactions may not wait. Use it once the app is ready.
 */
export const electronKeyring: Keyring = {
  isProtecting() {
    // `basic_text` encrypts with a key that stands in Chromium's source.
    if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text')
      return false;
    return safeStorage.isEncryptionAvailable();
  },
  encrypt: (secret) => safeStorage.encryptString(secret).toString('base64'),
  decrypt: (ciphertext) => safeStorage.decryptString(Buffer.from(ciphertext, 'base64')),
};

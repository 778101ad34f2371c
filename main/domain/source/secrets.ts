/** Where a saved secret is: with the system's keyring, or in memory until Almanac ends. */
export type SecretPlace = 'keyring' | 'session';

/**
 * Secrets by name, for example `connection/warehouse` or `model/openai`. Only main opens one; a worker is
 * sent those of its own job by message. The app keeps them encrypted in `<home>/secrets.json`, a command
 * reads `ALMANAC_SECRET_<NAME>`.
 */
export interface Secrets {
  /**
   * The secret, or null where none was saved.
   * @throws RunFailure `locked` when the keyring that holds it cannot be opened
   */
  read(name: string): string | null;
  /** Whether one was saved; opens nothing. */
  has(name: string): boolean;
  /** Where the one that `read` answers with is kept, or null where there is none; opens nothing. */
  placeOf(name: string): SecretPlace | 'environment' | null;
  /**
   * Saves or replaces one. Without a keyring it is kept in memory only, never in plain text on the disk.
   * @throws RunFailure `not-allowed` in a command, which keeps none
   */
  save(name: string, secret: string): SecretPlace;
  /** @throws RunFailure `not-allowed` in a command, which keeps none */
  forget(name: string): void;
  /** Where one goes that is saved now. */
  keeps(): SecretPlace;
  /** Where a person gives one that is not there: a sentence. */
  advice(name: string): string;
}

/** The system's keyring, as far as it can encrypt for this user. */
export interface Keyring {
  /** False where what it made could be read by anybody, as with Electron's `basic_text`. */
  isProtecting(): boolean;
  /** @returns the ciphertext, base64 */
  encrypt(secret: string): string;
  /** Throws whatever the system throws when the ciphertext is not its own, or it is locked. */
  decrypt(ciphertext: string): string;
}

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
  /** Saves or replaces one. Without a keyring it is kept in memory only, never in plain text on the disk. */
  save(name: string, secret: string): SecretPlace;
  forget(name: string): void;
}

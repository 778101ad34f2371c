import { RunFailure } from '../domain/failure.ts';
import type { Secrets } from '../domain/source/secrets.ts';

/** `connection/warehouse` is given as `ALMANAC_SECRET_CONNECTION_WAREHOUSE`. */
export function secretVariable(name: string): string {
  return `ALMANAC_SECRET_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}

/** Secrets of a command: it has no keyring, keeps none, and takes those that its caller sets. */
export function environmentSecrets(env: Readonly<Record<string, string | undefined>>): Secrets {
  // An empty variable is how a shell script says that it has none.
  const read = (name: string) => env[secretVariable(name)] || null;
  const refuse = (name: string): never => {
    throw new RunFailure(
      'not-allowed',
      `A command keeps no secrets. Save it in the app's settings, or set ${secretVariable(name)}.`,
      { permanent: true },
    );
  };
  return {
    read,
    has: (name) => read(name) !== null,
    placeOf: (name) => (read(name) === null ? null : 'environment'),
    save: refuse,
    forget: refuse,
    keeps: () => 'session',
    advice: (name) => `Set ${secretVariable(name)} for this command.`,
  };
}

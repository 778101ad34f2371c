import { RunFailure } from '../failure.ts';
import {
  type Connection,
  type Connections,
  connectionOf,
  needsSecret,
  secretName,
  secretWord,
} from './connection.ts';
import type { Secrets } from './secrets.ts';
import type { Source } from './source.ts';

/** A connection with its secret, as a worker gets it for one attempt of one job. */
export interface Access {
  readonly connection: Connection;
  readonly secret: string | null;
}

/** By connection id. */
export type Accesses = Readonly<Record<string, Access>>;

export interface AccessNeeds {
  readonly connections: Pick<Connections, 'get'>;
  readonly secrets: Pick<Secrets, 'read' | 'placeOf' | 'advice'>;
}

/**
 * Opens what the sources of one job need, and nothing else.
 * @throws RunFailure `not-found` for a connection that was removed; `access-refused` when its secret
 * was refused before, is not there, or cannot be opened: nobody is asked then
 */
export function openAccess(sources: readonly Source[], needs: AccessNeeds): Accesses {
  const ids = new Set(sources.flatMap((source) => connectionOf(source) ?? []));
  return Object.fromEntries([...ids].map((id) => [id, accessTo(id, needs)]));
}

function accessTo(id: string, { connections, secrets }: AccessNeeds): Access {
  const saved = connections.get(id);
  if (!saved) {
    throw new RunFailure(
      'not-found',
      `There is no connection "${id}" any more. Choose another one in the job's data, or add it again in Settings, Connections.`,
      { permanent: true },
    );
  }
  const { connection, refusal } = saved;
  const name = secretName(id);
  // Whoever gives a secret to one command gives another one than the app's, which was refused.
  if (refusal && secrets.placeOf(name) !== 'environment') {
    throw refused(id, refusal.sentence);
  }
  const secret = readSecret(id, secrets);
  if (secret === null && needsSecret(connection)) {
    throw refused(
      id,
      `The ${secretWord(connection)} of ${connection.name} is not here. ${secrets.advice(name)}`,
    );
  }
  return { connection, secret };
}

function readSecret(id: string, secrets: AccessNeeds['secrets']): string | null {
  try {
    return secrets.read(secretName(id));
  } catch (caught) {
    if (caught instanceof RunFailure && caught.code === 'locked') {
      throw refused(id, caught.message, caught);
    }
    throw caught;
  }
}

/** The failure that parks every job of a connection. */
export function refused(connectionId: string, sentence: string, cause?: unknown): RunFailure {
  return new RunFailure('access-refused', sentence, { permanent: true, connectionId, cause });
}

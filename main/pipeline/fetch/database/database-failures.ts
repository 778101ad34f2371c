import { RunFailure } from '../../../domain/failure.ts';
import { refused } from '../../../domain/source/access.ts';
import type { DatabaseConnection } from '../../../domain/source/connection.ts';
import { serverWords } from '../../server-words.ts';

/** SQLSTATE of PostgreSQL (appendix A of its manual), or the word of the system. */
export function postgresFailure(
  cause: unknown,
  connection: DatabaseConnection,
  secret: string | null,
): RunFailure {
  if (cause instanceof RunFailure) return cause;
  const { code = '', message } = errorOf(cause, secret);
  if (code === '28P01' || code === '28000') return notLetIn(connection, cause);
  // The client itself refuses to go on where a password is asked for and there is none.
  if (secret === null && code === '') return notLetIn(connection, cause);
  if (code === '57014') return tooLong(connection, cause);
  if (code === '3D000') return noDatabase(connection, cause);
  if (/^(53|57|58|08|40)/.test(code)) return busy(connection, message, cause);
  if (/^[0-9A-Z]{5}$/.test(code)) return badQuery(connection, message, cause);
  return away(connection, code, message, cause);
}

/** Error numbers of MySQL and MariaDB, or the word of the system. */
export function mysqlFailure(
  cause: unknown,
  connection: DatabaseConnection,
  secret: string | null,
): RunFailure {
  if (cause instanceof RunFailure) return cause;
  const { code = '', message, errno = 0 } = errorOf(cause, secret);
  if ([1045, 1698, 1251, 2059].includes(errno)) return notLetIn(connection, cause);
  if ([1049, 1044].includes(errno)) return noDatabase(connection, cause);
  if ([1969, 3024].includes(errno)) return tooLong(connection, cause);
  if ([1040, 1203, 1205, 1213, 1053].includes(errno)) return busy(connection, message, cause);
  if (errno >= 1000 && errno < 5000) return badQuery(connection, message, cause);
  return away(connection, code, message, cause);
}

function notLetIn({ id, name, host, user }: DatabaseConnection, cause: unknown): RunFailure {
  const sentence = `${host} refused ${user} with the password of ${name}. Enter a new one in Settings, Connections.`;
  return refused(id, sentence, cause);
}

function noDatabase({ host, database, user }: DatabaseConnection, cause: unknown): RunFailure {
  return unreadable(
    `${host} has no database ${database} that ${user} may read. Correct it in Settings, Connections.`,
    cause,
  );
}

function badQuery({ name }: DatabaseConnection, message: string, cause: unknown): RunFailure {
  return unreadable(
    `${name} does not take the query: ${message}. Correct it in the job's data.`,
    cause,
  );
}

function tooLong({ name }: DatabaseConnection, cause: unknown): RunFailure {
  return later(`${name} did not answer the query within 10 minutes. Ask it for less.`, cause);
}

function busy({ name }: DatabaseConnection, message: string, cause: unknown): RunFailure {
  return later(`${name} is not ready: ${message}. A later try may do better.`, cause);
}

function away(
  { host, port, encryption }: DatabaseConnection,
  code: string,
  message: string,
  cause: unknown,
): RunFailure {
  const isUntrusted = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code);
  if (isUntrusted && encryption === 'verified') {
    return unreadable(
      `${host} does not prove who it is: its certificate is not trusted here (${code}). Ask its owner, or choose another encryption in Settings, Connections.`,
      cause,
    );
  }
  return later(
    `${host}:${port} could not be reached (${code === '' ? message : code}). A later try may do better.`,
    cause,
  );
}

function unreadable(message: string, cause: unknown): RunFailure {
  return new RunFailure('source-unreadable', message, { permanent: true, cause });
}

function later(message: string, cause: unknown): RunFailure {
  return new RunFailure('source-unreachable', message, { permanent: false, cause });
}

function errorOf(
  cause: unknown,
  secret: string | null,
): { code?: string; errno?: number; message: string } {
  if (!(cause instanceof Error)) return { message: serverWords(String(cause), secret) };
  const { code, errno } = cause as NodeJS.ErrnoException;
  return {
    message: serverWords(cause.message, secret).replace(/\.$/, ''),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof errno === 'number' ? { errno } : {}),
  };
}

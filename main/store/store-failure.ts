import Database from 'better-sqlite3';
import { RunFailure } from '../domain/failure.ts';

/**
 * Turns an error of SQLite or of the file system into what the analyst reads. The one place that
 * knows their codes; anything else (a broken constraint is a bug of ours) comes back as it is.
 * @param place the file or folder that was used
 */
export function storeFailure(caught: unknown, place: string): unknown {
  const code = codeOf(caught);
  if (code === null) return caught;
  const failure = (
    failureCode: 'disk-full' | 'store-damaged' | 'store-unusable',
    message: string,
    permanent: boolean,
  ) => new RunFailure(failureCode, message, { permanent, cause: caught });

  switch (code) {
    case 'SQLITE_FULL':
    case 'ENOSPC':
    case 'EDQUOT':
      return failure('disk-full', `The disk that holds ${place} is full. Free some space.`, false);
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return failure('store-damaged', `The database ${place} is damaged.`, true);
    // SQLite reports a read-only folder as CANTOPEN, because it cannot make its WAL file there.
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
    case 'EISDIR':
    case 'ENOTDIR':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failure(
        'store-unusable',
        `${place} cannot be written. Check that the folder exists, is yours and is not read-only.`,
        true,
      );
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return failure(
        'store-unusable',
        `Another program keeps the database ${place} locked. Close it, or wait.`,
        false,
      );
    case 'SQLITE_IOERR':
    case 'EIO':
      return failure('store-unusable', `The disk failed to read or write ${place}.`, false);
    default:
      return caught;
  }
}

/** The repository, with each method's SQLite errors turned into failures. */
export function withStoreFailures<T extends object>(repository: T, place: string): T {
  return new Proxy(repository, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => inStore(place, () => Reflect.apply(member, target, args));
    },
  });
}

/** Runs `act` and throws its SQLite and file system errors as failures. */
export function inStore<T>(place: string, act: () => T): T {
  try {
    return act();
  } catch (caught) {
    throw storeFailure(caught, place);
  }
}

/** `SQLITE_IOERR_WRITE` and the like are cut to their first two words. */
function codeOf(caught: unknown): string | null {
  if (caught instanceof Database.SqliteError) {
    return caught.code.split('_').slice(0, 2).join('_');
  }
  if (caught instanceof Error && 'code' in caught && typeof caught.code === 'string') {
    return caught.code;
  }
  return null;
}

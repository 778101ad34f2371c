import { RunFailure } from '../../../domain/failure.ts';

/** What SQLite refused, by its code, as a sentence that names the file. */
export function sqliteFailure(path: string, cause: unknown): RunFailure {
  if (cause instanceof RunFailure) return cause;
  const { code = '', message = '' } = cause as { code?: string; message?: string };
  const failure = (sentence: string, permanent: boolean) =>
    new RunFailure('source-unreadable', sentence, { permanent, cause });
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return failure(
      `${path} is being written by another program that lets nobody read it. It is read again at the next try.`,
      false,
    );
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return failure(
      `${path} is a broken SQLite database (${message}). Nothing was used; open it in its own program, or choose a backup.`,
      true,
    );
  }
  // A database in the middle of a change whose program died, or whose log cannot be opened for reading.
  if (/^SQLITE_(READONLY|CANTOPEN)/.test(code)) {
    return failure(
      `${path} cannot be read without writing beside it, which Almanac never does. Open it once in its own program, or choose a copy.`,
      false,
    );
  }
  if (/^SQLITE_(ERROR|AUTH)/.test(code) || cause instanceof TypeError || code === '') {
    return failure(
      `${path} does not take the query: ${message.replace(/\.$/, '')}. Correct it in the job's data.`,
      true,
    );
  }
  return failure(`${path} could not be read (${code}). It is read again at the next try.`, false);
}

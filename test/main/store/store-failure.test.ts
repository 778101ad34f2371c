import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { RunFailure } from '../../../main/domain/failure.ts';
import { storeFailure, withStoreFailures } from '../../../main/store/store-failure.ts';

const systemError = (code: string) => Object.assign(new Error(code), { code });

test.for([
  ['SQLITE_FULL', 'disk-full', false],
  ['SQLITE_IOERR_WRITE', 'store-unusable', false],
  ['SQLITE_BUSY_SNAPSHOT', 'store-unusable', false],
  ['SQLITE_CORRUPT_INDEX', 'store-damaged', true],
  ['SQLITE_NOTADB', 'store-damaged', true],
  ['SQLITE_CANTOPEN', 'store-unusable', true],
  ['SQLITE_READONLY_DIRECTORY', 'store-unusable', true],
] as const)('M3: %s is %s', ([code, word, permanent]) => {
  const cause = new Database.SqliteError('said by SQLite', code);
  expect(storeFailure(cause, 'almanac.db')).toMatchObject({ code: word, permanent, cause });
});

test.for([
  ['ENOSPC', 'disk-full'],
  ['EROFS', 'store-unusable'],
  ['EACCES', 'store-unusable'],
] as const)('%s of a file is %s', ([code, word]) => {
  expect(storeFailure(systemError(code), '/home')).toMatchObject({ code: word });
});

test('a broken constraint is a bug of ours, and a failure is a failure already', () => {
  const bug = new Database.SqliteError('UNIQUE', 'SQLITE_CONSTRAINT_UNIQUE');
  const failure = new RunFailure('already-done', 'It is done.', { permanent: true });
  for (const caught of [bug, failure, systemError('ENOENT'), 'a text']) {
    expect(storeFailure(caught, 'almanac.db')).toBe(caught);
  }
});

test('a repository throws failures, and gives back what its methods give', () => {
  const repository = withStoreFailures(
    {
      ask: (word: string) => `${word}?`,
      fail: () => {
        throw new Database.SqliteError('full', 'SQLITE_FULL');
      },
    },
    'almanac.db',
  );
  expect(repository.ask('why')).toBe('why?');
  expect(repository.fail).toThrow('The disk that holds almanac.db is full.');
});

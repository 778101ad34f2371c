import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { listBackups } from '../../../main/store/backups.ts';
import { aHome, aStore, nightly, seven } from './cast.ts';

const day = 86_400_000;

function settingIn(file: string, name: string): unknown {
  const db = new Database(file, { readonly: true });
  onTestFinished(() => void db.close());
  return db.prepare('SELECT value FROM settings WHERE name = ?').pluck().get(name);
}

test('a backup is one file that holds what was committed, and nothing is left beside it', async () => {
  const paths = aHome();
  const store = aStore(paths);
  store.settings.set('mine', 'x'.repeat(20_000));
  const taken = await store.backups.take(seven);
  expect(readdirSync(paths.backups)).toEqual(['almanac-20260303T070000Z.db']);
  expect(settingIn(taken.file, 'mine')).toHaveLength(20_000);
  expect(store.backups.list()).toEqual([{ ...taken, takenAtMs: seven }]);
});

test('P5: a backup taken while others write holds every commit from before its start', async () => {
  const paths = aHome();
  const [store, other] = [aStore(paths), aStore(paths)];
  for (let n = 0; n < 200; n += 1) store.settings.set(`before ${n}`, 'x'.repeat(4000));
  let isTaken = false;
  const taking = store.backups.take(seven).finally(() => {
    isTaken = true;
  });
  let during = 0;
  while (!isTaken) {
    (during % 2 ? store : other).settings.set(`during ${during}`, 'y');
    during += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { file } = await taking;
  expect(during).toBeGreaterThan(0);
  const db = new Database(file, { readonly: true });
  onTestFinished(() => void db.close());
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.prepare(`SELECT count(*) FROM settings WHERE name LIKE 'before %'`).pluck().get()).toBe(
    200,
  );
});

test('the newest are kept, and files that are no backups are left alone', async () => {
  const paths = aHome();
  const store = aStore(paths);
  for (const n of [0, 2, 1]) await store.backups.take(seven + n * day);
  writeFileSync(join(paths.backups, 'notes.txt'), 'mine');
  store.backups.prune(2);
  expect(listBackups(paths).map(({ takenAtMs }) => takenAtMs)).toEqual([
    seven + 2 * day,
    seven + day,
  ]);
  expect(existsSync(join(paths.backups, 'notes.txt'))).toBe(true);
});

test('A15: a backup that cannot be written leaves the last good one and no empty file', async () => {
  const paths = aHome();
  const store = aStore(paths);
  const good = await store.backups.take(seven);
  writeFileSync(join(paths.backups, 'unfinished.tmp'), '');
  // A folder in the place of the copy refuses it whoever runs the test; a mode does not refuse root.
  chmodSync(paths.backups, 0o500);
  const { file } = good;
  const before = readFileSync(file);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) await expect(store.backups.take(seven + day)).rejects.toThrow('cannot be written');
  chmodSync(paths.backups, 0o700);
  expect(readFileSync(file).equals(before)).toBe(true);
  await store.backups.take(seven + day);
  expect(readdirSync(paths.backups).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a copy goes where the user wants it, and never over a file that is there', () => {
  const paths = aHome();
  const store = aStore(paths);
  store.jobs.save(nightly, seven);
  const file = store.backups.copyTo(join(paths.home, 'mine.db'), seven);
  expect(settingIn(file, 'database')).toBeTruthy();
  expect(() => store.backups.copyTo(file, seven)).toThrow('is there already');
  expect(store.backups.copyTo(paths.tmp, seven)).toBe(
    join(paths.tmp, 'almanac-20260303T070000Z.db'),
  );
  expect(() => store.backups.copyTo(join(paths.home, 'no', 'where.db'), seven)).toThrow(
    'There is no folder',
  );
});

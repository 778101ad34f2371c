import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { type Connecting, connect, verifyDurability } from '../../../main/store/connection.ts';
import { migrate, newestVersion } from '../../../main/store/migrate.ts';
import { settingsStore } from '../../../main/store/settings-store.ts';
import { withStoreFailures } from '../../../main/store/store-failure.ts';
import { aHome, aStore, nightly, seven } from './cast.ts';

const synchronous = (db: Database.Database) => db.pragma('synchronous', { simple: true });
const refused = (code: string, message: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(message) });

function open(file: string, given: Partial<Connecting> = {}): Database.Database {
  const db = connect({ file, durability: 'full', newestVersion, heldData: false, ...given });
  onTestFinished(() => void db.close());
  return db;
}

function hashes(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => !name.endsWith('-shm'));
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return Object.fromEntries(names.map((name) => [name, hash(name)]));
}

test('M1: every connection still writes with FULL after its first write, a later one too', () => {
  const { db: file } = aHome();
  for (const table of ['first', 'second']) {
    const db = open(file);
    db.exec(`CREATE TABLE ${table} (a TEXT) STRICT`);
    expect([synchronous(db), db.pragma('journal_mode', { simple: true })]).toEqual([2, 'wal']);
    verifyDurability(db, 'full');
  }
});

test('a new database has small pages, one that is there keeps its own', () => {
  const [small, large] = [aHome().db, aHome().db];
  const before = new Database(large);
  before.pragma('page_size = 4096');
  before.exec('CREATE TABLE first (a TEXT) STRICT');
  before.close();
  const pageSize = (file: string) => open(file).pragma('page_size', { simple: true });
  expect([pageSize(small), pageSize(large)]).toEqual([1024, 4096]);
});

test('a connection that would lose commits in a power cut is noticed', () => {
  const db = open(aHome().db);
  db.pragma('synchronous = NORMAL');
  expect(() => verifyDurability(db, 'full')).toThrow('synchronous=1');
});

test('a simulation writes without waiting for the disk', () => {
  const db = open(aHome().db, { durability: 'none' });
  verifyDurability(db, 'none');
  expect(synchronous(db)).toBe(0);
});

test('A10: a database of a newer Almanac is refused by its version, and no byte is written', () => {
  const paths = aHome();
  const db = open(paths.db);
  db.pragma('user_version = 99');
  db.close();
  const before = hashes(paths.home);
  expect(() => open(paths.db)).toThrowError(
    refused('store-newer', `format 99; this one knows ${newestVersion}`),
  );
  expect(hashes(paths.home)).toEqual(before);
});

test('A10: also when the newer version is still in the WAL that a crash left', () => {
  const [crashed, home] = [aHome(), aHome()];
  const db = open(crashed.db);
  migrate(db);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('user_version = 99');
  for (const end of ['', '-wal']) copyFileSync(`${crashed.db}${end}`, `${home.db}${end}`);
  const before = hashes(home.home);
  expect(() => open(home.db)).toThrowError(refused('store-newer', 'format 99'));
  expect(hashes(home.home)).toEqual(before);
});

test.for(['empty', 'gone'])('M2: a database that is %s though it held data is refused', (word) => {
  const { db: file } = aHome();
  if (word === 'empty') writeFileSync(file, '');
  expect(() => open(file, { heldData: true })).toThrowError(refused('store-damaged', word));
  expect(existsSync(file)).toBe(word === 'empty');
});

test('A06: a file that is no database is refused, and stays as it is', () => {
  const { db: file } = aHome();
  writeFileSync(file, 'garbage '.repeat(1000));
  expect(() => open(file)).toThrowError(refused('store-damaged', 'damaged'));
  expect(readFileSync(file, 'utf8')).toMatch(/^garbage/);
});

test('A07: a full disk is said as such, nothing is half-written, and it works again with space', () => {
  const db = open(aHome().db);
  migrate(db);
  const settings = withStoreFailures(settingsStore(db), 'almanac.db');
  const pages = Number(db.pragma('page_count', { simple: true }));
  db.pragma(`max_page_count = ${pages}`);
  const large = 'x'.repeat(100_000);
  expect(() => settings.set('large', large)).toThrowError(refused('disk-full', 'Free some space'));
  expect(settings.text('large')).toBeNull();
  db.pragma('max_page_count = 1000000');
  settings.set('large', large);
  expect(settings.text('large')).toBe(large);
});

test('A09: a database that another program keeps locked is said to be locked', () => {
  const { db: file } = aHome();
  const [holder, db] = [open(file), open(file)];
  migrate(holder);
  const settings = withStoreFailures(settingsStore(db), 'almanac.db');
  db.pragma('busy_timeout = 1');
  holder.exec('BEGIN IMMEDIATE');
  expect(() => settings.set('a', 1)).toThrowError(refused('store-unusable', 'locked'));
  holder.exec('COMMIT');
  settings.set('a', 1);
});

test('what was committed is there after the database is opened again', () => {
  const paths = aHome();
  const first = aStore(paths);
  const saved = first.jobs.save(nightly, seven);
  first.close();
  expect(aStore(paths).jobs.list()).toEqual([saved]);
});

import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { connect, schemaVersion } from '../../../main/store/connection.ts';
import { type Migration, migrate, migrations, newestVersion } from '../../../main/store/migrate.ts';
import { aHome } from './cast.ts';
import { runChild } from './child/run-child.ts';

const second: Migration = {
  version: 2,
  sql: `CREATE TABLE notes (text TEXT) STRICT;
INSERT INTO notes SELECT value FROM settings;
ALTER TABLE settings ADD COLUMN changed_at_ms INTEGER;`,
};

function open(file: string): Database.Database {
  const db = connect({ file, durability: 'full', newestVersion: 2, heldData: false });
  onTestFinished(() => void db.close());
  return db;
}

function schema(db: Database.Database): unknown[] {
  return db.prepare('SELECT sql FROM sqlite_schema ORDER BY name').pluck().all();
}

/** A database at the first version that holds one setting. */
function aFirstVersion(file: string): Database.Database {
  const db = open(file);
  migrate(db);
  db.exec(`INSERT INTO settings VALUES ('alive_ms', '7')`);
  return db;
}

/** The statements of a migration, one with a die() before it, or after the last. */
function dyingAt({ version, sql }: Migration, statement: number): Migration {
  const statements = statementsOf(sql);
  return { version, sql: statements.toSpliced(statement, 0, 'SELECT die();').join('\n') };
}

/** Each with its semicolon; those of a trigger are part of it. */
function statementsOf(sql: string): readonly string[] {
  return sql
    .replaceAll(/--.*$/gm, '')
    .split(/(?<=;)\n(?!END;)/)
    .filter((part) => part.trim() !== '');
}

test('migrations are numbered from 1 without gaps', () => {
  expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, n) => n + 1));
  expect(newestVersion).toBe(migrations.length);
});

test('a new database gets the newest schema, and migrating it again changes nothing', () => {
  const db = open(aHome().db);
  migrate(db);
  const before = schema(db);
  migrate(db);
  expect([schemaVersion(db), schema(db)]).toEqual([newestVersion, before]);
  expect(db.pragma('foreign_key_check')).toEqual([]);
});

test('a database that holds data is backed up whole before it is migrated', () => {
  const paths = aHome();
  const db = aFirstVersion(paths.db);
  migrate(db, { steps: [...migrations, second] });
  expect(readdirSync(paths.home)).toContain('almanac.db.v1.bak');
  const backup = open(`${paths.db}.v1.bak`);
  expect(backup.prepare('SELECT * FROM settings').all()).toEqual([
    { name: 'alive_ms', value: '7' },
  ]);
  expect([schemaVersion(backup), schemaVersion(db)]).toEqual([1, 2]);
});

test('a migration that fails leaves the version before, and a second try succeeds', () => {
  const db = aFirstVersion(aHome().db);
  const before = schema(db);
  const broken = { version: 2, sql: `${second.sql} INSERT INTO nowhere VALUES (1);` };
  expect(() => migrate(db, { steps: [...migrations, broken] })).toThrow('no such table');
  expect([schemaVersion(db), schema(db)]).toEqual([1, before]);
  migrate(db, { steps: [...migrations, second] });
  expect(db.prepare('SELECT text FROM notes').pluck().all()).toEqual(['7']);
});

test('A02: killed at each statement of the first migration, the database is new or empty', async () => {
  const [first] = migrations;
  if (!first) throw new Error('there is no migration');
  const points = statementsOf(first.sql).map((_, n) => n + 1);
  const killed = points.map(async (point) => {
    const { db: file } = aHome();
    const steps = JSON.stringify([dyingAt(first, point)]);
    expect(await runChild('migrate-and-die.ts', [file, steps])).toBe('SIGKILL');
    const db = open(file);
    expect([schemaVersion(db), schema(db)]).toEqual([0, []]);
    migrate(db);
    expect(schemaVersion(db)).toBe(1);
  });
  await Promise.all(killed);
}, 120_000);

test('A02: killed at each statement of an upgrade, the data is as it was and the next start goes on', async () => {
  const ready = aHome();
  aFirstVersion(ready.db).close();
  const killed = [0, 1, 2, 3].map(async (point) => {
    const { db: file } = aHome();
    copyFileSync(ready.db, file);
    const steps = [...migrations, dyingAt(second, point)];
    expect(await runChild('migrate-and-die.ts', [file, JSON.stringify(steps)])).toBe('SIGKILL');
    const db = open(file);
    expect(db.prepare('SELECT * FROM settings').all()).toEqual([{ name: 'alive_ms', value: '7' }]);
    migrate(db, { steps: [...migrations, second] });
    expect([schemaVersion(db), existsSync(`${file}.v1.bak`)]).toEqual([2, true]);
  });
  await Promise.all(killed);
}, 120_000);

import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { prepareLater } from '../../../main/store/prepare-later.ts';

function aDatabase(): Database.Database {
  const db = new Database(':memory:');
  prepareLater(db);
  return db;
}

test('a statement is compiled by its first use: its table may come after it', () => {
  const db = aDatabase();
  const insert = db.prepare('INSERT INTO late (n) VALUES (?)');
  const first = db.prepare('SELECT n FROM late ORDER BY n');
  const numbers = db.prepare('SELECT n FROM late ORDER BY n').pluck();
  db.exec('CREATE TABLE late (n INTEGER)');
  expect([3, 5].map((n) => insert.run(n).changes)).toEqual([1, 1]);
  expect(first.get()).toEqual({ n: 3 });
  expect(first.all()).toEqual([{ n: 3 }, { n: 5 }]);
  expect([...numbers.iterate()]).toEqual([3, 5]);
});

test('one that SQLite does not take is refused when it is used', () => {
  const wrong = aDatabase().prepare('SELECT n FROM nowhere');
  expect(() => wrong.all()).toThrow('no such table: nowhere');
});

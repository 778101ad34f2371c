import { expect, onTestFinished, test } from 'vitest';
import { connect, type Durability } from '../../../main/store/connection.ts';
import { newestVersion } from '../../../main/store/migrate.ts';
import { withoutSync } from '../../../main/store/without-sync.ts';
import { aHome } from './cast.ts';

function opened(durability: Durability) {
  const db = connect({ file: aHome().db, durability, newestVersion, heldData: false });
  onTestFinished(() => void db.close());
  return { db, synchronous: () => db.pragma('synchronous', { simple: true }) };
}

test('one commit does not wait for the disk, and the next one does, also after one that fails', () => {
  const { db, synchronous } = opened('full');
  expect([withoutSync(db, synchronous), synchronous()]).toEqual([1, 2]);
  const failing = () => {
    throw new Error('a broken constraint');
  };
  expect(() => withoutSync(db, failing)).toThrow('a broken constraint');
  expect(synchronous()).toBe(2);
});

test('a simulation, which waits for no disk, is left so', () => {
  const { db, synchronous } = opened('none');
  expect([withoutSync(db, synchronous), synchronous()]).toEqual([0, 0]);
});

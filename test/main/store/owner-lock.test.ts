import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { takeOwnerLock } from '../../../main/store/owner-lock.ts';
import { aHome } from './cast.ts';
import { startChild } from './child/run-child.ts';

/** A process of its own that holds the lock. */
async function aHolder(file: string) {
  const child = startChild('hold-lock.ts', [file]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = child.stdout ? await once(child.stdout, 'data') : [];
  expect(String(said)).toBe('held\n');
  return child;
}

test('the lock is held once, and free after its release', () => {
  const { ownerDb } = aHome();
  const lock = takeOwnerLock(ownerDb);
  expect(takeOwnerLock(ownerDb)).toBeNull();
  lock?.release();
  const next = takeOwnerLock(ownerDb);
  expect(next).not.toBeNull();
  next?.release();
});

test('C01: another process holds it until it is killed, and then it is free at once', async () => {
  const { ownerDb } = aHome();
  const holder = await aHolder(ownerDb);
  expect(takeOwnerLock(ownerDb)).toBeNull();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const lock = takeOwnerLock(ownerDb);
  expect(lock).not.toBeNull();
  lock?.release();
});

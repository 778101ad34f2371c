import { expect, test } from 'vitest';
import { createKeyedMutex } from '../../../main/engine/keyed-mutex.ts';

/** Work that says when it begins and ends only when it is told to. */
function heldWork(name: string, said: string[]) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const work = async () => {
    said.push(`${name} begins`);
    await ended;
    said.push(`${name} ends`);
  };
  return { work, end };
}

test('work of one job waits for the work before it, and that of another job does not', async () => {
  const mutex = createKeyedMutex();
  const said: string[] = [];
  const [first, second, other] = ['first', 'second', 'other'].map((name) => heldWork(name, said));
  if (!first || !second || !other) throw new Error('three were made');
  const all = [
    mutex.runExclusive('sales', first.work),
    mutex.runExclusive('sales', second.work),
    mutex.runExclusive('churn', other.work),
  ];
  for (const { end } of [other, second, first]) end();
  await Promise.all(all);
  expect(said.filter((line) => !line.startsWith('other'))).toEqual([
    'first begins',
    'first ends',
    'second begins',
    'second ends',
  ]);
  expect(said.indexOf('other begins')).toBeLessThan(said.indexOf('first ends'));
});

test('work that failed lets the next one begin, and a free job is not locked', async () => {
  const mutex = createKeyedMutex();
  const failed = mutex.runExclusive('sales', async () => {
    throw new Error('no disk');
  });
  expect(mutex.isLocked('sales')).toBe(true);
  await expect(failed).rejects.toThrow('no disk');
  expect(await mutex.runExclusive('sales', async () => 'ran')).toBe('ran');
  expect(mutex.isLocked('sales')).toBe(false);
});

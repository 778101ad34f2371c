import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aHome, aStore, nightly, seven } from './cast.ts';

/** A home whose WAL holds so many jobs, each of about a page, and how its database file grows. */
function written(jobs: number) {
  const paths = aHome();
  const store = aStore(paths);
  const bytes = () => statSync(paths.db).size;
  const before = bytes();
  store.jobs.saveAll(
    Array.from({ length: jobs }, (_, n) => ({ ...nightly, id: `job-${n}` })),
    seven,
  );
  return { store, grownBytes: () => bytes() - before };
}

test('a commit leaves what it wrote to the WAL, and the folding brings it into the database', () => {
  const { store, grownBytes } = written(3_000);
  expect(grownBytes()).toBe(0);
  store.journal.fold();
  expect(grownBytes()).toBeGreaterThan(2_000_000);
});

test('a little is not worth the disk’s time', () => {
  const { store, grownBytes } = written(100);
  store.journal.fold();
  expect(grownBytes()).toBe(0);
});

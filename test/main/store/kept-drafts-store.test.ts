import { expect, test } from 'vitest';
import { aHome, aStore, nightly, seven } from './cast.ts';

const draft = (jobId: string | null, atMs: number, fields = '{}') => ({ jobId, atMs, fields });

test('the last draft of each editor outlives the process, the newest first', () => {
  const paths = aHome();
  const { jobs, keptDrafts } = aStore(paths);
  jobs.save(nightly, seven);
  keptDrafts.keep(draft(null, seven));
  keptDrafts.keep(draft('nightly', seven + 1));
  keptDrafts.keep(draft(null, seven + 2, '{"name":"Sales"}'));
  const reopened = aStore(paths).keptDrafts;
  expect(reopened.all()).toEqual([
    draft(null, seven + 2, '{"name":"Sales"}'),
    draft('nightly', seven + 1),
  ]);
  expect(reopened.get('nightly')).toEqual(draft('nightly', seven + 1));
});

test('a draft that is forgotten is gone, and one of a removed job comes back with it', () => {
  const { jobs, keptDrafts } = aStore();
  jobs.save(nightly, seven);
  keptDrafts.keep(draft(null, seven));
  keptDrafts.keep(draft('nightly', seven));
  keptDrafts.forget(null);
  jobs.remove('nightly', seven);
  expect([keptDrafts.get(null), keptDrafts.all()]).toEqual([null, []]);
  jobs.restore('nightly', seven);
  expect(keptDrafts.all()).toEqual([draft('nightly', seven)]);
});

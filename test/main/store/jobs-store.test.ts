import { expect, test } from 'vitest';
import type { Pause } from '../../../main/domain/job/job.ts';
import { aHome, aStore, nightly, seven, weekly } from './cast.ts';

const pause: Pause = { sinceMs: seven, note: 'on holiday', automatic: false };

test('a saved job comes back as it was given, with its revision and times', () => {
  const { jobs } = aStore();
  const saved = jobs.save(nightly, seven);
  expect(saved).toEqual({
    ...nightly,
    revision: 1,
    createdAtMs: seven,
    editedAtMs: seven,
    scheduledAtMs: seven,
    paused: null,
  });
  jobs.save(weekly, seven);
  expect(jobs.list().map((job) => job.id)).toEqual(['nightly', 'weekly']);
});

test('an equal spec changes nothing, whatever the order of its keys', () => {
  const { jobs } = aStore();
  const saved = jobs.save(nightly, seven);
  const turned = Object.fromEntries(Object.entries(saved).reverse()) as typeof saved;
  expect(jobs.save(turned, seven + 1)).toEqual(saved);
});

test('an edit makes the next revision, and the ones before stay readable', () => {
  const { jobs } = aStore();
  jobs.save(nightly, seven);
  const edited = jobs.save({ ...nightly, name: 'Late briefing' }, seven + 1);
  expect(edited).toMatchObject({ revision: 2, createdAtMs: seven, editedAtMs: seven + 1 });
  expect(jobs.specAt('nightly', 1)).toEqual(nightly);
  expect(jobs.specAt('nightly', 3)).toBeNull();
});

test('only an edit of schedule, window or enabled begins the schedule anew', () => {
  const { jobs } = aStore();
  jobs.save(nightly, seven);
  const edits = [
    { ...nightly, name: 'Late briefing' },
    { ...nightly, retry: { ...nightly.retry, attempts: 9 } },
    { ...nightly, enabled: false },
    { ...nightly, schedule: { ...nightly.schedule, cron: '0 8 * * *' } },
  ];
  const after = edits.map((edit, n) => jobs.save({ ...edit }, seven + n + 1));
  expect(after.map((job) => job.scheduledAtMs - seven)).toEqual([0, 0, 3, 4]);
});

test('a pause has a note, survives an edit and is no edit itself', () => {
  const { jobs } = aStore();
  jobs.save(nightly, seven);
  expect(jobs.setPaused('nightly', pause, seven)).toMatchObject({ paused: pause, revision: 1 });
  expect(jobs.save({ ...nightly, name: 'Later' }, seven).paused).toEqual(pause);
  expect(jobs.setPaused('nightly', null, seven).paused).toBeNull();
});

test('a removed job is gone from the list, and restoring it takes up its schedule from now', () => {
  const { jobs } = aStore();
  jobs.save(nightly, seven);
  expect([jobs.remove('nightly', seven), jobs.remove('nightly', seven)]).toEqual([true, false]);
  expect([jobs.get('nightly'), jobs.list()]).toEqual([null, []]);
  expect(jobs.restore('nightly', seven + 9)).toMatchObject({
    revision: 1,
    scheduledAtMs: seven + 9,
  });
  expect(() => jobs.restore('nightly', seven)).toThrow('No job "nightly" was removed.');
});

test('a job added again after its removal is new, and its revisions go on', () => {
  const { jobs } = aStore();
  jobs.save(nightly, seven);
  jobs.setPaused('nightly', pause, seven);
  jobs.remove('nightly', seven);
  expect(jobs.save(nightly, seven + 1)).toMatchObject({
    revision: 2,
    createdAtMs: seven + 1,
    paused: null,
  });
});

test('a job that does not exist cannot be paused', () => {
  const { jobs } = aStore();
  expect(() => jobs.setPaused('nightly', pause, seven)).toThrow('There is no job "nightly".');
});

test('jobs saved together are all there, or none of them (C12)', () => {
  const { jobs } = aStore();
  // Not a number of milliseconds: the second one cannot be written.
  const unwritable = { ...weekly, priority: null as unknown as number };
  expect(() => jobs.saveAll([nightly, unwritable], seven)).toThrow();
  expect(jobs.list()).toEqual([]);
  jobs.saveAll([weekly, nightly], seven);
  expect(jobs.list().map(({ id }) => id)).toEqual(['nightly', 'weekly']);
});

test('the version changes with each job that is saved or removed, here or by another process', () => {
  const home = aHome();
  const [here, there] = [aStore(home), aStore(home)];
  const versions = [here.jobs.version(), here.jobs.version()];
  there.jobs.save(nightly, seven);
  versions.push(here.jobs.version());
  here.jobs.remove('nightly', seven);
  versions.push(here.jobs.version(), here.jobs.version());
  expect(versions.map((version) => versions.indexOf(version))).toEqual([0, 0, 2, 3, 3]);
});

test('the list is read once until a job changes, here or in another process', () => {
  const store = aStore();
  store.jobs.save(nightly, seven);
  const before = store.jobs.list();
  expect(store.jobs.list()).toBe(before);
  store.jobs.setPaused(nightly.id, { sinceMs: seven, note: '', automatic: false }, seven);
  expect(store.jobs.list()[0]?.paused).toMatchObject({ sinceMs: seven });
});

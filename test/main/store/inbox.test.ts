import { expect, test } from 'vitest';
import type { InboxFilter } from '../../../main/domain/report/inbox.ts';
import type { Store } from '../../../main/store/open-store.ts';
import { aRunningRun, aStore, day, finished, report, seven } from './cast.ts';

/** Reports of `nightly`, one a day, with these words. */
function storeWith(...texts: readonly string[]) {
  const store = aStore();
  const ids = texts.map((text, days) => {
    const run = aRunningRun(store, days);
    store.runs.finish(run, finished({ report: { ...report, text } }), seven + days * day);
    return run.id;
  });
  return { store, ids };
}

const find = (store: Store, more: Partial<InboxFilter>) =>
  store.inbox.find({ shows: 'all', limit: 10, ...more }).map(({ runId }) => runId);

test('a report is found by any of its words, by the beginning of the last one, the newest first', () => {
  const { store, ids } = storeWith('Nordics fell', 'Köln grew', 'Nordics grew');
  const [fell, koeln, rose] = ids;
  expect(find(store, { text: 'nordics' })).toEqual([rose, fell]);
  expect(find(store, { text: 'grew nord' })).toEqual([rose]);
  expect(find(store, { text: 'koln' })).toEqual([koeln]);
  expect(find(store, { text: 'nowhere' })).toEqual([]);
});

test.each(['"', '*', 'rose AND', 'a" OR "b', '(', 'headline:', '-rose', 'NEAR(', "'; DROP"])(
  'whatever is typed is words and no query language: %s',
  (text) => {
    const { store } = storeWith('Nordics rose');
    expect(() => find(store, { text })).not.toThrow();
  },
);

test('pages follow each other without a gap, in a list and in what was found', () => {
  const { store, ids } = storeWith('sales', 'sales', 'sales');
  const newest = ids.toReversed();
  for (const text of ['', 'sales']) {
    const first = find(store, { text, limit: 2 });
    const rest = find(store, { text, limit: 2, beforeRunId: first[1] ?? '' });
    expect([...first, ...rest]).toEqual(newest);
  }
});

test('a report says which period it is about', () => {
  const { store, ids } = storeWith('one');
  const [found] = store.inbox.find({ shows: 'all', limit: 1 });
  const { fromMs, toMs } = store.history.run(ids[0] ?? '')?.window ?? {};
  expect(found?.period).toEqual({ fromMs, toMs });
});

test('reports are marked read and unread, and counted', () => {
  const { store, ids } = storeWith('one', 'two');
  const [one = '', two = ''] = ids;
  store.inbox.setRead(one, true);
  expect([store.inbox.countUnread(), find(store, { shows: 'unread' })]).toEqual([1, [two]]);
  store.inbox.setRead(one, false);
  expect(store.inbox.countUnread()).toBe(2);
});

test('pinned reports stand by themselves until they are unpinned', () => {
  const { store, ids } = storeWith('one', 'two');
  const [one = ''] = ids;
  store.inbox.pin(one, 5);
  expect([store.inbox.isPinned(one), find(store, { shows: 'pinned' })]).toEqual([true, [one]]);
  expect(find(store, { shows: 'pinned', jobId: 'another' })).toEqual([]);
  store.inbox.pin(one, null);
  expect(find(store, { shows: 'pinned' })).toEqual([]);
});

test('what was found says which words stand around it, and the zone of its run', () => {
  const { store } = storeWith('The Nordics fell by half.');
  expect(store.inbox.find({ shows: 'all', text: 'nordics', limit: 1 })).toMatchObject([
    { excerpt: 'The Nordics fell by half.', zone: 'UTC', isUnread: true, isPinned: false },
  ]);
});

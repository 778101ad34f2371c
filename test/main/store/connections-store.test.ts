import { expect, test } from 'vitest';
import { httpConnection } from '../../cast/http-source.ts';
import { aHome, aStore, nightly, seven } from './cast.ts';

const shop = httpConnection('https://shop.example/api');

test('a connection is saved, replaced and removed by its id', () => {
  const { connections } = aStore();
  connections.save(shop, seven);
  connections.save({ ...shop, name: 'The shop' }, seven);
  expect(connections.list()).toEqual([
    { connection: { ...shop, name: 'The shop' }, refusal: null },
  ]);
  connections.remove('shop');
  expect(connections.get('shop')).toBe(null);
});

test('a refusal is news once, outlives the process and an edit, and is taken back once', () => {
  const paths = aHome();
  const { connections } = aStore(paths);
  connections.save(shop, seven);
  const refusal = { atMs: seven, sentence: 'The server refused it.' };
  expect([
    connections.setRefusal('shop', refusal),
    connections.setRefusal('shop', refusal),
  ]).toEqual([true, false]);
  connections.save({ ...shop, name: 'The shop' }, seven + 1);
  const reopened = aStore(paths).connections;
  expect(reopened.get('shop')?.refusal).toEqual(refusal);
  expect([reopened.setRefusal('shop', null), reopened.setRefusal('shop', null)]).toEqual([
    true,
    false,
  ]);
});

test('a pause remembers the connection that it waits for, until it ends', () => {
  const { jobs } = aStore();
  jobs.save(nightly, seven);
  const pause = { sinceMs: seven, note: 'refused', automatic: true, connectionId: 'shop' };
  expect(jobs.setPaused('nightly', pause, seven).paused).toEqual(pause);
  expect(jobs.setPaused('nightly', null, seven).paused).toBe(null);
});

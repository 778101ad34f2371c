import { expect, test } from 'vitest';
import type { JobSpec } from '../../../main/domain/job/job.ts';
import { refused } from '../../../main/domain/source/access.ts';
import { fakeSecrets } from '../../cast/fake-secrets.ts';
import { httpConnection, httpSource } from '../../cast/http-source.ts';
import type { FakeClock } from './cast/fake-clock.ts';
import { createFakeWorkers } from './cast/fake-workers.ts';
import { hourly, nightly, startEngine } from './cast/start-engine.ts';

const warehouse = httpConnection('https://shop.example/api');
const sources = [httpSource('orders', { connection: 'shop' })];
const [first, second]: readonly JobSpec[] = [
  { ...hourly, id: 'first', name: 'First', sources },
  {
    ...hourly,
    id: 'second',
    name: 'Second',
    schedule: { cron: '30 * * * *', timezone: 'UTC' },
    sources,
  },
];
/** Lets time pass awake until the wall clock shows this. */
const until = (clock: FakeClock, iso: string) => clock.advance(Date.parse(iso) - clock.wallMs());

const sentence = 'shop.example refused the token of Shop.';

/** Two hourly jobs share a connection; a third has none. The server refuses what it is shown. */
async function refusedOnce() {
  const secrets = fakeSecrets();
  secrets.save('connection/shop', 'old');
  const workers = createFakeWorkers();
  workers.behave(() => Promise.reject(refused('shop', sentence)));
  const at = '2026-11-03T08:59:00Z';
  const own = startEngine({
    at,
    jobs: [first, second, nightly].filter((it) => it !== undefined),
    secrets,
    workers,
  });
  own.store.connections.save(warehouse, own.clock.wallMs());
  await until(own.clock, '2026-11-03T09:00:10Z');
  return { ...own, secrets };
}

test('a refused secret is tried once: every job of its connection waits, with one notice', async () => {
  const { clock, workers, store, shown, ledger } = await refusedOnce();
  await until(clock, '2026-11-03T13:00:00Z');
  expect(workers.fetched).toHaveLength(1);
  expect(shown.map(({ title, body }) => `${title}: ${body}`)).toEqual([
    `Shop needs you: ${sentence} 2 jobs wait for it.`,
  ]);
  expect(['first', 'second', 'nightly'].map((id) => store.jobs.get(id)?.paused?.note)).toEqual([
    sentence,
    sentence,
    undefined,
  ]);
  expect(ledger('first')[0]).toMatch(/^2026-11-03T09:00:00Z open \(paused\)/);
});

test('one new secret lets all of them go on, and what passed meanwhile is caught up once', async () => {
  const { clock, engine, workers, secrets, ledger, store } = await refusedOnce();
  await until(clock, '2026-11-03T12:10:00Z');
  workers.behave('works');
  secrets.save('connection/shop', 'new');
  engine.unpark('shop');
  await until(clock, '2026-11-03T12:20:00Z');
  expect(workers.fetched.slice(1).map(({ access }) => access?.shop?.secret)).toEqual(
    workers.fetched.slice(1).map(() => 'new'),
  );
  expect(ledger('first')).toEqual([
    '2026-11-03T09:00:00Z superseded (by 2026-11-03T11:00:00Z)',
    '2026-11-03T10:00:00Z superseded (by 2026-11-03T11:00:00Z)',
    '2026-11-03T11:00:00Z succeeded (catch-up) catch-up',
    '2026-11-03T12:00:00Z succeeded (late) schedule',
  ]);
  expect(ledger('second').at(-1)).toBe('2026-11-03T11:30:00Z succeeded (catch-up) catch-up');
  expect(store.connections.get('shop')?.refusal).toBe(null);
});

test('a restart, a resume by hand and a run by hand do not try the refused secret again', async () => {
  const { clock, engine, workers, store } = await refusedOnce();
  store.jobs.setPaused('first', null, clock.wallMs());
  const job = store.jobs.get('second');
  if (!job) throw new Error('no job');
  engine.runNow(job, { windowKey: null, again: false });
  await until(clock, '2026-11-03T10:10:00Z');
  expect(workers.fetched).toHaveLength(1);
  expect(store.jobs.get('first')?.paused).toMatchObject({ connectionId: 'shop' });
});

test('G05: a locked keyring parks like a refusal, and asks for the secret again', async () => {
  const secrets = fakeSecrets();
  secrets.save('connection/shop', 'kept');
  secrets.lock();
  const own = startEngine({ at: '2026-11-03T08:59:00Z', jobs: first ? [first] : [], secrets });
  own.store.connections.save(warehouse, own.clock.wallMs());
  await until(own.clock, '2026-11-03T12:00:00Z');
  expect(own.workers.fetched).toEqual([]);
  expect(own.shown.map(({ body }) => body)).toEqual([
    'The keyring is locked. One job waits for it.',
  ]);
  expect(secrets.has('connection/shop')).toBe(true);
});

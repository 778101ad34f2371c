import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readRestored } from '../../../main/domain/upkeep/backup.ts';
import type { Paths } from '../../../main/store/home.ts';
import { askRestore, restoreAsked, restoreHeld } from '../../../main/store/restore-asked.ts';
import {
  aDelivery,
  aHome,
  aRunningRun,
  aStore,
  day,
  dueSlot,
  finished,
  nightly,
  record,
  seven,
} from './cast.ts';

const later = seven + day;

/** A home with one job and a backup of then; the database has a second job since. */
async function backedUp(): Promise<{ paths: Paths; name: string; file: string }> {
  const paths = aHome();
  const store = aStore(paths);
  store.jobs.save(nightly, seven);
  const { name, file } = await store.backups.take(seven);
  store.jobs.save({ ...nightly, id: 'since' }, seven);
  store.close();
  return { paths, name, file };
}

function jobIds(paths: Paths): string[] {
  const store = aStore(paths);
  const ids = store.jobs.list().map(({ id }) => id);
  store.close();
  return ids;
}

test('a backup put back is the database, the one before lies aside whole, and it says so', async () => {
  const { paths, file } = await backedUp();
  const aside = restoreHeld(file, { paths }, later);
  expect(jobIds(paths)).toEqual(['nightly']);
  expect(readRestored(aStore(paths).settings)).toEqual({ atMs: later, takenAtMs: seven });
  const before = new Database(join(aside ?? '', 'almanac.db'), { readonly: true });
  expect(before.prepare('SELECT count(*) FROM jobs').pluck().get()).toBe(2);
  before.close();
  expect(readdirSync(paths.home).filter((name) => name.includes('restored'))).toEqual([]);
});

test.for([
  ['empty', (file: string) => writeFileSync(file, '')],
  ['gone', (file: string) => rmSync(file)],
  ['garbage', (file: string) => writeFileSync(file, 'garbage '.repeat(2000))],
  ['one bad page', (file: string) => damagePage(file)],
] as const)(
  'A06: a database that is %s is refused at start, and a backup replaces it',
  async ([, damage]) => {
    const { paths, file } = await backedUp();
    damage(paths.db);
    expect(() => openAsAfterCrash(paths)).toThrowError(
      expect.objectContaining({ code: 'store-damaged' }),
    );
    const damaged = existsSync(paths.db) ? readFileSync(paths.db) : null;
    const aside = restoreHeld(file, { paths }, later);
    expect(jobIds(paths)).toEqual(['nightly']);
    if (damaged) expect(readFileSync(join(aside ?? '', 'almanac.db')).equals(damaged)).toBe(true);
  },
);

/** Every start after a crash reads every page, whatever SQLite needs first. */
function openAsAfterCrash(paths: Paths): void {
  const db = existsSync(paths.db) ? readFileSync(paths.db) : null;
  if (db && db.length > 0 && db.toString('latin1', 0, 6) === 'SQLite') {
    writeFileSync(`${paths.db}-wal`, Buffer.alloc(32, 1));
  }
  const store = aStore(paths);
  store.checkAfterCrash();
}

function damagePage(file: string): void {
  const bytes = readFileSync(file);
  const pageSize = bytes.readUInt16BE(16);
  bytes.fill(0xab, pageSize, pageSize * 4);
  writeFileSync(file, bytes);
}

test('what was under way in the backup does not begin again, and nothing of it is sent', async () => {
  const paths = aHome();
  const store = aStore(paths);
  const run = aRunningRun(store);
  const other = { ...nightly, id: 'other' };
  const [waiting] = record(store, store.jobs.save(other, seven - day), [dueSlot(1)]);
  store.marks.begin(run.jobId, run.dueAtMs ?? 0);
  store.requests.add({ jobId: run.jobId, trigger: 'manual', window: null }, seven);
  const { file } = await store.backups.take(seven);
  store.close();
  restoreHeld(file, { paths }, later);
  const restored = aStore(paths);
  expect(restored.history.run(run.id)).toMatchObject({ outcome: 'missed', reason: 'restored' });
  // The other had not begun by the marks: its time is still to come.
  expect(restored.history.run(waiting?.id ?? '')).toMatchObject({ state: 'recorded' });
  expect(restored.requests.pending()).toEqual([]);
});

test('a delivery that had not gone out when the backup was taken waits for a person', async () => {
  const paths = aHome();
  const store = aStore(paths);
  const run = aRunningRun(store);
  const deliveries = [
    aDelivery(run, { channel: 'webhook', recipient: 'https://ops.example/hook' }),
    aDelivery(run, { channel: 'notification', recipient: 'desktop' }),
  ];
  store.runs.finish(run, finished({ deliveries }), seven);
  const { file } = await store.backups.take(seven);
  store.close();
  restoreHeld(file, { paths }, later);
  const restored = aStore(paths);
  expect(restored.outbox.due(later + day)).toEqual([]);
  expect(restored.outboxByHand.waiting(10).map(({ channel }) => channel)).toEqual(['webhook']);
});

test('a backup of another home, a newer one, and what is none are refused, and nothing changes', async () => {
  const { paths } = await backedUp();
  const other = await backedUp();
  const newer = join(paths.home, 'newer.db');
  copyFileSync(other.file, newer);
  const db = new Database(newer);
  db.pragma('user_version = 99');
  db.close();
  const text = join(paths.home, 'text.db');
  writeFileSync(text, 'hello '.repeat(1000));
  for (const [file, sentence] of [
    [other.file, 'another home'],
    [newer, 'newer Almanac'],
    [text, 'damaged'],
    [join(paths.home, 'nothing.db'), 'no file'],
  ] as const) {
    expect(() => restoreHeld(file, { paths }, later)).toThrow(sentence);
  }
  expect(jobIds(paths)).toEqual(['nightly', 'since']);
  expect(existsSync(paths.quarantine)).toBe(false);
});

test('a backup goes into an empty home, as on another laptop', async () => {
  const { file } = await backedUp();
  const paths = aHome();
  expect(restoreHeld(file, { paths }, later)).toBeNull();
  expect(jobIds(paths)).toEqual(['nightly']);
});

test('what the window asks for is put back by the next start, once', async () => {
  const { paths, name } = await backedUp();
  askRestore(name, { paths });
  expect(restoreAsked({ paths }, later)).toContain(`put back ${name}`);
  expect(jobIds(paths)).toEqual(['nightly']);
  expect(restoreAsked({ paths }, later)).toBeNull();
});

test('a note that asks for a file outside the backups is thrown away', async () => {
  const { paths } = await backedUp();
  writeFileSync(paths.restoreAsked, '{"name":"../../elsewhere.db"}\n');
  expect(restoreAsked({ paths }, later)).toContain('damaged');
  expect(existsSync(paths.restoreAsked)).toBe(false);
});

test('a damaged backup is refused before anything is asked for', async () => {
  const { paths, name, file } = await backedUp();
  damagePage(file);
  expect(() => askRestore(name, { paths })).toThrow('damaged');
  expect(existsSync(paths.restoreAsked)).toBe(false);
});

import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readlinkSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ElectronApplication } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { pathsOf } from '../../main/store/home.ts';
import { until } from '../desktop/until.ts';
import { violationsInBothThemes } from './axe.ts';
import { desktop, newPerson, type Person, quietJob, saveJob, startApp, withStore } from './cast.ts';

test('data of a newer Almanac is said in a window, also at a hidden start, and left alone', async () => {
  const person = newPerson();
  saveJob(person, quietJob(person));
  const db = new Database(pathsOf(person.home).db);
  db.pragma('user_version = 99');
  db.close();
  const app = await startApp(person, { args: ['--hidden'] });
  const window = await app.firstWindow();
  await window.getByRole('heading', { name: 'This data belongs to a newer Almanac' }).waitFor();
  await window.getByText('format 99').waitFor();
  expect(await violationsInBothThemes(app, window)).toEqual([]);
  expect(await desktop.trayIcons()).toHaveLength(1);
  const ended = once(app.process(), 'exit');
  await window.getByRole('button', { name: 'Quit Almanac' }).click();
  expect(await ended).toEqual([0, null]);
});

test('a database that cannot be opened is tried again with a click', async () => {
  const person = newPerson();
  const { db } = pathsOf(person.home);
  mkdirSync(db, { recursive: true });
  const app = await startApp(person);
  const window = await app.firstWindow();
  await window.getByRole('heading', { name: 'Almanac cannot work on its data' }).waitFor();
  rmdirSync(db);
  await startedAnew(app, person, () => window.getByRole('button', { name: 'Try again' }).click());
  await until('it works', () => existsSync(db) && statSync(db).isFile());
});

test('a damaged database is said also at a hidden start, and its backup is put back with a click', async () => {
  const person = newPerson();
  saveJob(person, quietJob(person));
  const { backups, db } = pathsOf(person.home);
  mkdirSync(backups, { recursive: true });
  cpSync(db, join(backups, 'almanac-20261120T091500Z.db'));
  const damage = 'no database any more';
  writeFileSync(db, damage);
  const app = await startApp(person, { args: ['--hidden'] });
  const window = await app.firstWindow();
  await window.getByRole('heading', { name: 'Almanac cannot open its database' }).waitFor();
  const restore = window.getByRole('button', { name: 'Restore the backup' });
  await startedAnew(app, person, () => restore.click());
  await until('it is put back', () => existsSync(db) && statSync(db).size > damage.length);
  expect(withStore(person, ({ jobs }) => jobs.list().map(({ id }) => id))).toEqual(['sales']);
});

/** Acts, and waits until another process has taken the home over; that one ends with the test. */
async function startedAnew(app: ElectronApplication, { home }: Person, act: () => Promise<void>) {
  const first = app.process();
  const ended = once(first, 'exit');
  await act();
  await ended;
  const pid = await until('another one has the home', () => {
    const holder = holderOf(home);
    return holder !== first.pid && holder;
  });
  onTestFinished(() => void process.kill(pid, 'SIGKILL'));
}

/** Chromium's own mark of who has the home: `<host>-<pid>`. */
const holderOf = (home: string) => Number(/\d+$/.exec(readlinkSync(join(home, 'SingletonLock'))));

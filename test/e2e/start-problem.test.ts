import { once } from 'node:events';
import { existsSync, mkdirSync, readlinkSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { pathsOf } from '../../main/store/home.ts';
import { takeOwnerLock } from '../../main/store/owner-lock.ts';
import { until } from '../desktop/until.ts';
import { violationsInBothThemes } from './axe.ts';
import { desktop, newPerson, quietJob, saveJob, startApp } from './cast.ts';

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

test('an Almanac that is held back, because another process is at work on its data, says so', async () => {
  const person = newPerson();
  saveJob(person, quietJob(person));
  const lock = takeOwnerLock(pathsOf(person.home).ownerDb);
  onTestFinished(() => lock?.release());
  const app = await startApp(person);
  const window = await app.firstWindow();
  await window.getByRole('heading', { name: 'Nothing starts by itself at the moment' }).waitFor();
  expect(await violationsInBothThemes(app, window)).toEqual([]);
});

/** Chromium's own mark of who has the home: `<host>-<pid>`. */
const holderOf = (home: string) => Number(/\d+$/.exec(readlinkSync(join(home, 'SingletonLock'))));

test('a database that cannot be opened is tried again with a click', async () => {
  const person = newPerson();
  const { db } = pathsOf(person.home);
  mkdirSync(db, { recursive: true });
  const app = await startApp(person);
  const window = await app.firstWindow();
  await window.getByRole('heading', { name: 'Almanac cannot work on its data' }).waitFor();
  expect(await violationsInBothThemes(app, window)).toEqual([]);
  rmdirSync(db);
  const first = app.process();
  const ended = once(first, 'exit');
  await window.getByRole('button', { name: 'Try again' }).click();
  await ended;
  const pid = await until('another one has the home', () => {
    const holder = holderOf(person.home);
    return holder !== first.pid && holder;
  });
  onTestFinished(() => void process.kill(pid, 'SIGKILL'));
  await until('it works', () => existsSync(db) && statSync(db).isFile());
});

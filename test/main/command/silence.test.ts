import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { pathsOf } from '../../../main/store/home.ts';
import { nightlyFile, temporaryFolder, typed } from './typed.ts';

/** 2026-10-30T12:00Z, the time of every command here. */
const noon = Date.parse('2026-10-30T12:00:00Z');
const hourMs = 3_600_000;

/** A home whose Almanac was last seen at an instant, and what its watcher says. */
async function aHome(aliveMs: number) {
  const folder = temporaryFolder();
  const home = join(folder, 'home');
  writeFileSync(join(folder, 'jobs.yaml'), nightlyFile);
  const early = { nowMs: () => noon - 3 * 24 * hourMs };
  await typed(['jobs', 'add', join(folder, 'jobs.yaml')], { home, change: () => early });
  const db = new Database(pathsOf(home).db);
  db.prepare("INSERT OR REPLACE INTO settings (name, value) VALUES ('alive_ms', ?)").run(aliveMs);
  db.close();
  const said: string[] = [];
  const look = async ({ isRunning = false, saidMs = null as number | null } = {}) => {
    const { code, err } = await typed(['health', '--notify'], {
      home,
      change: ({ watch }) => ({
        watch: {
          ...watch,
          isRunning: () => isRunning,
          lastSaidMs: () => saidMs,
          say: async (title, body) => void said.push(title, body),
        },
      }),
    });
    expect([code, err]).toEqual([0, '']);
  };
  return { look, said };
}

test('an Almanac that has not run since before a report was due is told of, with the report', async () => {
  const { look, said } = await aHome(noon - 30 * hourMs + 31_000);
  await look();
  expect(said).toEqual([
    'Almanac has not run since Thu 07:00',
    '1 report is due: Nightly orders. Open Almanac, and it is made.',
  ]);
});

test('nothing is said while Almanac runs, when nothing is due, and where there is no home', async () => {
  const { look, said } = await aHome(noon - 30 * hourMs);
  await look({ isRunning: true });
  const fresh = await aHome(noon - 60_000);
  await fresh.look();
  expect([said, fresh.said]).toEqual([[], []]);
  const home = join(temporaryFolder(), 'none');
  expect(await typed(['health', '--notify'], { home })).toMatchObject({ code: 0, out: '' });
});

test.each([
  [31, 2, 'before Almanac ran last'],
  [29, 2, 'more than a day ago'],
  [3, 0, 'today'],
])('said %i hours ago, it is said %i times more: that was %s', async (hours, texts) => {
  const { look, said } = await aHome(noon - 30 * hourMs);
  await look({ saidMs: noon - hours * hourMs });
  expect(said).toHaveLength(texts);
});

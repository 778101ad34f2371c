import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../desktop/until.ts';
import { newPerson, startWithReport } from '../e2e/cast.ts';
import { courseText, slopeOf } from './slope.ts';

const openings = Number(process.env.ALMANAC_OPENINGS ?? 500);
const between = Math.max(1, Math.floor(openings / 25));

interface Sample {
  readonly heapMb: number;
  readonly rssMb: number;
  readonly listeners: number;
  readonly resources: number;
  readonly files: number;
  readonly walKb: number;
}

/** What main holds while no window is open, its garbage collected. */
async function sampleOf(app: ElectronApplication, home: string): Promise<Sample> {
  const held = await app.evaluate(
    ({ app: electron, ipcMain, nativeTheme, powerMonitor, screen }) => {
      process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
      process.getBuiltinModule('node:vm').runInNewContext('gc')();
      const emitters: NodeJS.EventEmitter[] = [
        electron,
        ipcMain,
        nativeTheme,
        powerMonitor,
        screen,
        process,
      ];
      const { heapUsed, rss } = process.memoryUsage();
      return {
        heapMb: heapUsed / 1e6,
        rssMb: rss / 1e6,
        listeners: emitters.reduce(
          (sum, emitter) =>
            sum + emitter.eventNames().reduce((all, name) => all + emitter.listenerCount(name), 0),
          0,
        ),
        resources: process.getActiveResourcesInfo().length,
      };
    },
  );
  const files = readdirSync(`/proc/${app.process().pid}/fd`).length;
  return { ...held, files, walKb: statSync(join(home, 'almanac.db-wal')).size / 1000 };
}

async function openAndClose(app: ElectronApplication): Promise<void> {
  const opened = app.waitForEvent('window');
  await app.evaluate(({ app: electron }) => electron.emit('activate'));
  const window = await opened;
  await window.getByRole('heading', { name: 'Upcoming' }).waitFor();
  await window.close();
  await until('no page is left', () =>
    app.evaluate(({ webContents }) => webContents.getAllWebContents().length === 0),
  );
}

test(`P21 J05: a window opened and closed ${openings} times leaves nothing behind`, async () => {
  const person = newPerson();
  const { app, window } = await startWithReport(person);
  await window.close();
  const samples: Sample[] = [];
  for (let n = 1; n <= openings; n += 1) {
    await openAndClose(app);
    if (n % between === 0) samples.push(await sampleOf(app, person.home));
  }
  // The first ones fill caches.
  const course = (name: keyof Sample) => samples.slice(5).map((sample) => sample[name]);
  const names = ['heapMb', 'rssMb', 'listeners', 'resources', 'files', 'walKb'] as const;
  console.log(
    names.map((name) => courseText(name, course(name), `a ${between} openings`)).join('\n'),
  );
  const grown = (name: keyof Sample) => slopeOf(course(name)) / between;
  expect(grown('listeners')).toBeLessThan(0.01);
  expect(grown('resources')).toBeLessThan(0.01);
  expect(grown('files')).toBeLessThan(0.02);
  expect(grown('heapMb')).toBeLessThan(0.02);
  expect(grown('rssMb')).toBeLessThan(0.2);
  expect(grown('walKb')).toBeLessThan(5);
});

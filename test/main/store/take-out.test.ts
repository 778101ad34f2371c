import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { homeTakeOut } from '../../../main/store/take-out.ts';
import { aHome, aRunningRun, aStore, finished, report, seven } from './cast.ts';

const watch = { isStopped: () => false, onProgress: () => undefined };

function livedHome() {
  const paths = aHome();
  const store = aStore(paths);
  const run = aRunningRun(store);
  const reportHash = store.artifacts.publishReport(report);
  store.runs.finish(run, finished({ report, reportHash }), seven);
  store.settings.set('note', 'with "quotes", and\na line');
  const folder = mkdtempSync(join(tmpdir(), 'almanac-takeout-'));
  return { paths, store, run, folder };
}

test('everything is in the folder in open formats, and the folder has its name when it is whole', async () => {
  const { paths, run, folder } = livedHome();
  const steps: string[] = [];
  const written = await homeTakeOut(paths, undefined).write(folder, 'version: 1\n', seven, {
    isStopped: () => false,
    onProgress: (done, total) => steps.push(`${done}/${total}`),
  });
  expect(readdirSync(folder)).toEqual(['almanac-2026-03-03']);
  expect(readdirSync(written).sort()).toEqual(
    ['README.txt', 'jobs.yaml', 'data', 'reports', 'data.csv', 'numbers.csv', 'runs.csv']
      .concat(['slots.csv', 'deliveries.csv', 'model_calls.csv', 'connections.csv', 'settings.csv'])
      .sort(),
  );
  const [head, first] = readFileSync(join(written, 'runs.csv'), 'utf8').split('\r\n');
  expect(head).toMatch(/^run,job,slot,period,/);
  expect(first).toMatch(new RegExp(`^${run.id},nightly,.*,2026-03-03T07:00:00.000Z$`));
  expect(readFileSync(join(written, 'settings.csv'), 'utf8')).toContain(
    'note,"with ""quotes"", and\na line"',
  );
  const [folderOfReport = ''] = readdirSync(join(written, 'reports', 'nightly'));
  expect(
    readFileSync(join(written, 'reports', 'nightly', folderOfReport, 'report.md'), 'utf8'),
  ).toBe(report.markdown);
  expect(steps.at(-1)).toBe('8/8');
});

test('a second export on a day gets another name', async () => {
  const { paths, folder } = livedHome();
  const takeOut = homeTakeOut(paths, undefined);
  for (const _ of [1, 2]) await takeOut.write(folder, '', seven, watch);
  expect(readdirSync(folder)).toEqual(['almanac-2026-03-03', 'almanac-2026-03-03 2']);
});

test('an export that is stopped leaves nothing', async () => {
  const { paths, folder } = livedHome();
  let seen = 0;
  const stopped = homeTakeOut(paths, undefined).write(folder, '', seven, {
    isStopped: () => seen > 2,
    onProgress: () => {
      seen += 1;
    },
  });
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  expect(readdirSync(folder)).toEqual([]);
});

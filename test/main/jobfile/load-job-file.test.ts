import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstPath } from '../../../main/domain/source/source.ts';
import { createTimetable } from '../../../main/engine/timetable.ts';
import { loadJobFile } from '../../../main/jobfile/load-job-file.ts';

const timetable = createTimetable({ systemZone: () => 'Europe/Berlin' });
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'almanac-jobfile-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const load = (name: string) => () => loadJobFile(join(folder, name), timetable, 0);

test('paths are relative to the job file, not to the terminal', () => {
  writeFileSync(
    join(folder, 'jobs.yaml'),
    `jobs:
  - id: a
    schedule: { cron: "@daily" }
    sources: [{ id: a, kind: csv, path: ./data/a.csv }]
    analysis: { recipe: briefing }
`,
  );
  expect(firstPath(load('jobs.yaml')()[0]?.sources ?? [])).toBe(join(folder, 'data', 'a.csv'));
});

test('a byte order mark at the start is no mistake', () => {
  writeFileSync(join(folder, 'bom.json'), '\uFEFF{"jobs": []}');
  expect(load('bom.json')).toThrow('bom.json line 1, jobs: is empty; add a job.');
});

test('a file that cannot be read is refused with a sentence', () => {
  mkdirSync(join(folder, 'folder'));
  writeFileSync(join(folder, 'latin.yaml'), Buffer.from([0x61, 0xe4, 0x0a]));
  writeFileSync(join(folder, 'big.yaml'), Buffer.alloc(5_000_000, 'a'));
  expect(load('none.yaml')).toThrow(
    `There is no file ${join(folder, 'none.yaml')}. Name a job file`,
  );
  expect(load('folder')).toThrow('is a folder. Name a job file');
  expect(load('latin.yaml')).toThrow('is not UTF-8 text. Save it as UTF-8.');
  expect(load('big.yaml')).toThrow('is larger than 2 MB');
});

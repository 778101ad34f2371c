import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { homeWith, jsonLines, nightlyFile, temporaryFolder, typed } from './typed.ts';

test('a new job has made no report yet, and that is no alarm', async () => {
  const folder = temporaryFolder();
  const home = join(folder, 'home');
  writeFileSync(join(folder, 'jobs.yaml'), nightlyFile);
  await typed(['jobs', 'add', join(folder, 'jobs.yaml')], { home });
  const { code, out } = await typed(['health', '--json'], { home });
  expect(jsonLines(out)).toEqual([
    { job: 'nightly', health: 'never-ran', dueAt: null, why: 'It has made no report yet.' },
  ]);
  expect(code).toBe(0);
});

test('a job whose report is late is named with its time, and the exit code says so', async () => {
  const dueAtMs = Date.parse('2026-10-30T06:30:00Z');
  const { code, out } = await typed(['health'], {
    change: () => ({
      openHome: () =>
        homeWith({
          jobs: { list: () => [{ id: 'nightly' }] } as never,
          health: () => ({ state: 'late', sentence: 'The last report has not come yet.', dueAtMs }),
        }),
    }),
  });
  expect(out).toContain(
    'nightly  late    Fri 2026-10-30 07:30 Europe/Berlin  The last report has not come yet.',
  );
  expect(code).toBe(1);
});

test('a job that is not there is refused', async () => {
  const { code, err } = await typed(['health', 'nothing'], { home: join(temporaryFolder(), 'h') });
  expect(code).toBe(2);
  expect(err).toContain('nothing');
});

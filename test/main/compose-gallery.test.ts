import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { prepareTemplate } from '../../main/compose-gallery.ts';
import { childTransport } from '../../main/pipeline/child-worker.ts';
import { samplesInWorker } from '../../main/pipeline/worker-session.ts';

test('an example’s data is invented in a process of its own, and its job reads it', async () => {
  const home = mkdtempSync(join(tmpdir(), 'almanac-gallery-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const worker = fileURLToPath(new URL('../../main/worker.ts', import.meta.url));
  const now = new Date('2026-11-30T09:00Z');
  const draft = await prepareTemplate(home, 'compliance-audit', now, (plan) =>
    samplesInWorker(() => childTransport(worker), plan),
  );
  const paths = [draft.path, ...draft.report.others.map(({ path }) => path)];
  const heads = paths.map((path) => readFileSync(path, 'utf8').split('\n')[0]);
  expect(heads).toEqual([
    expect.stringContaining('invoice'),
    expect.stringContaining('id,'),
    expect.stringContaining('invoice'),
  ]);
});

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { composeCore } from '../../../main/compose.ts';
import { jobDrafts } from '../../../main/compose-drafts.ts';
import type { RunFailure } from '../../../main/domain/failure.ts';
import { createTrials } from '../../../main/engine/trials.ts';
import { childTransport } from '../../../main/pipeline/child-worker.ts';
import { fakeSecrets } from '../../cast/fake-secrets.ts';
import { csvSource, plainJob } from '../../cast/plain-job.ts';

const worker = join(import.meta.dirname, '..', '..', '..', 'main', 'worker.ts');

/** Trials over the real core of an empty home, with real workers. */
function startTrials() {
  const home = mkdtempSync(join(tmpdir(), 'almanac-trials-'));
  const core = composeCore({
    home,
    nativeBinding: undefined,
    secrets: fakeSecrets(),
    fetch: globalThis.fetch,
    startWorker: () => childTransport(worker),
    keepsSchedule: true,
    notifier: null,
    listen: () => {},
    onFailure: (message, cause) => {
      throw new Error(message, { cause });
    },
    limit: () => 1,
  });
  onTestFinished(() => {
    core.close();
    rmSync(home, { recursive: true, force: true });
  });
  const path = join(home, 'orders.csv');
  const today = new Date(core.clock.wallMs()).toISOString().slice(0, 10);
  writeFileSync(path, `day,net\n2026-11-03,5\n${today},7\n`);
  const spec = { ...plainJob, sources: [csvSource('orders', path)] };
  const trials = createTrials({ ...core, ...core.store });
  const plan = jobDrafts(core).trialPlan(spec);
  return { core, trials, plan };
}

test('a trial of an unsaved job makes its report and leaves nothing behind', async () => {
  const { core, trials, plan } = startTrials();
  const { id, report, snapshot } = await trials.make(plan);
  expect(report.headline).not.toBe('');
  expect(snapshot.parts.map(({ rows }) => rows)).toEqual([2]);
  expect(trials.get(id)?.report).toBe(report);
  const { paths, store } = core;
  expect([paths.tmp, paths.blobs, paths.reports].map((folder) => readdirSync(folder))).toEqual([
    [],
    [],
    [],
  ]);
  expect(store.history.slots({ limit: 9, order: 'newest' })).toEqual([]);
  expect(store.reports.list({ limit: 9 })).toEqual([]);
  trials.end();
  expect(trials.get(id)).toBeNull();
});

test('a trial that is closed stops, and its folder goes with it', async () => {
  const { core, trials, plan } = startTrials();
  const caught = trials.make(plan).catch((failure: RunFailure) => failure.code);
  trials.end();
  expect(await caught).toBe('cancelled');
  expect(readdirSync(core.paths.tmp)).toEqual([]);
});

test('a trial that takes longer than the job may take says so', async () => {
  const { trials, plan } = startTrials();
  const caught = trials.make({ ...plan, timeoutMs: 1 }).catch(({ code }: RunFailure) => code);
  expect(await caught).toBe('time-limit');
});

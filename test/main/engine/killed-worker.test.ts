import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { composeCore } from '../../../main/compose.ts';
import type { Job } from '../../../main/domain/job/job.ts';
import { childTransport } from '../../../main/pipeline/child-worker.ts';
import { fakeSecrets } from '../../cast/fake-secrets.ts';
import { csvSource, plainJob } from '../../cast/plain-job.ts';

const dying = join(import.meta.dirname, 'child', 'dies-at-work.ts');
const working = join(import.meta.dirname, '..', '..', '..', 'main', 'worker.ts');

/** The real core on a home of its own, with real worker processes of these files, one after the other. */
function startCore(workerFiles: readonly string[]) {
  const home = mkdtempSync(join(tmpdir(), 'almanac-killed-'));
  let opened = 0;
  const core = composeCore({
    home,
    nativeBinding: undefined,
    secrets: fakeSecrets(),
    fetch: globalThis.fetch,
    startWorker: () => childTransport(workerFiles[opened++] ?? ''),
    keepsSchedule: true,
    notifier: null,
    listen: () => {},
    onFailure: (message, cause) => {
      throw new Error(message, { cause });
    },
    limit: () => 1,
  });
  core.own();
  onTestFinished(async () => {
    await core.engine.stop(0);
    core.close();
    rmSync(home, { recursive: true, force: true });
  });
  const path = join(home, 'orders.csv');
  writeFileSync(path, 'day,net\n2026-11-03,5\n2026-11-04,7\n');
  const saveJob = (id: string): Job => {
    const retry = { ...plainJob.retry, attempts: 1 };
    const sources = [csvSource('orders', path)];
    return core.store.jobs.save({ ...plainJob, id, retry, sources }, core.clock.wallMs());
  };
  return { core, saveJob };
}

test('a worker that the system kills with SIGKILL fails its run, and the next one runs (C09)', {
  timeout: 60_000,
}, async () => {
  const { core, saveJob } = startCore([dying, working]);
  const asked = { windowKey: null, again: false } as const;
  const killed = core.engine.runNow(saveJob('killed'), asked);
  await core.engine.idle();
  const after = core.engine.runNow(saveJob('after'), asked);
  await core.engine.idle();
  expect(core.store.history.run(killed.id)).toMatchObject({
    outcome: 'failed',
    reason: 'error',
    failure: { code: 'crashed' },
  });
  expect(core.store.history.run(after.id)).toMatchObject({ reason: 'on time', failure: null });
  expect(core.store.reports.get(after.id)).not.toBeNull();
});

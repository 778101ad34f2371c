import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JobSpec } from '../../../main/domain/job/job.ts';
import { followHomeLedger } from '../../../main/store/audit-chain.ts';
import type { Paths } from '../../../main/store/home.ts';
import type { Store } from '../../../main/store/open-store.ts';
import {
  aDelivery,
  aHome,
  aStore,
  claim,
  day,
  dueSlot,
  finished,
  nightly,
  record,
  report,
  seven,
  snapshot,
  weekly,
} from './cast.ts';

/** A night of a job: a report of its own with this headline, made from a part of this content. */
function aNight(store: Store, paths: Paths, spec: JobSpec, headline: string, content: string) {
  const job = store.jobs.save(spec, seven - day);
  const [recorded] = record(store, job, [dueSlot(0, { key: `key-${job.id}` })]);
  const run = claim(store, recorded);
  const sha256 = createHash('sha256').update(content).digest('hex');
  writeFileSync(join(paths.blobs, sha256), content);
  const origin = { origin: '/orders.csv', originModifiedAtMs: 0, options: {} };
  const part = {
    sourceId: 'orders',
    sha256,
    bytes: content.length,
    rows: 1,
    columns: [],
    ...origin,
  };
  const manifest = { ...snapshot, parts: [part] };
  store.runs.saveSnapshot(run, manifest, seven);
  const made = { ...report, headline, text: headline, markdown: `# ${headline}` };
  const reportHash = store.artifacts.publishReport(made);
  const payload = {
    title: job.name,
    body: headline,
    opens: { screen: 'report', runId: run.id },
  } as const;
  const deliveries = [aDelivery(run, { payload, required: false })];
  store.runs.finish(
    run,
    finished({ report: made, reportHash, snapshot: manifest, deliveries }),
    seven,
  );
  for (const { id } of store.history.deliveries(run.id)) store.outboxByHand.skip(id, seven);
  return { run, sha256, reportHash };
}

test('what a job has made is forgotten to the last byte, and its done slot still bars a repeat', () => {
  const paths = aHome();
  const store = aStore(paths);
  const secret = 'Quetzalcoatl rose by 12 %.';
  const { run, sha256, reportHash } = aNight(store, paths, nightly, secret, 'own');
  const other = aNight(store, paths, weekly, 'Another story.', 'other');
  expect(store.jobData.size('nightly')).toMatchObject({
    reports: { files: 1 },
    snapshots: { files: 1, bytes: 3 },
  });
  expect(store.jobData.forget('nightly').snapshots).toEqual({ files: 1, bytes: 3 });

  expect(existsSync(join(paths.reports, reportHash))).toBe(false);
  expect(readdirSync(paths.blobs)).toEqual([other.sha256]);
  expect(sha256).not.toBe(other.sha256);
  expect(store.reports.list({ limit: 9 }).map(({ jobId }) => jobId)).toEqual(['weekly']);
  expect(store.jobData.jobs().map(({ jobId }) => jobId)).toEqual(['weekly']);
  expect(readFileSync(paths.db).includes('uetzalcoatl')).toBe(false);
  expect(store.history.run(run.id)).toMatchObject({
    state: 'done',
    key: 'key-nightly',
    result: null,
  });
  expect(store.history.deliveries(run.id)[0]?.payload.body).toBe('');
  expect(followHomeLedger(paths, null)?.problems).toEqual([]);
});

test('data and a report that another job has, too, stay with it', () => {
  const paths = aHome();
  const store = aStore(paths);
  const own = aNight(store, paths, nightly, 'One story.', 'shared');
  aNight(store, paths, weekly, 'One story.', 'shared');
  expect(store.jobData.forget('nightly')).toEqual({
    reports: { files: 0, bytes: 0 },
    snapshots: { files: 0, bytes: 0 },
  });
  expect(readdirSync(paths.blobs)).toEqual([own.sha256]);
  expect(existsSync(join(paths.reports, own.reportHash))).toBe(true);
});

test('a removed job is still named with what it left', () => {
  const paths = aHome();
  const store = aStore(paths);
  aNight(store, paths, nightly, 'One story.', 'own');
  store.jobs.remove('nightly', seven);
  expect(store.jobData.jobs()).toEqual([
    { jobId: 'nightly', name: 'Nightly briefing', isRemoved: true, reports: 1 },
  ]);
  store.jobData.forget('nightly');
  expect(store.jobData.jobs()).toEqual([]);
});

test('what is still to be sent keeps what it carries', () => {
  const paths = aHome();
  const store = aStore(paths);
  const job = store.jobs.save(nightly, seven - day);
  const [recorded] = record(store, job, [dueSlot()]);
  const run = claim(store, recorded);
  store.runs.finish(run, finished({ deliveries: [aDelivery(run)] }), seven);
  store.jobData.forget('nightly');
  expect(store.reports.list({ limit: 9 })).toHaveLength(1);
});

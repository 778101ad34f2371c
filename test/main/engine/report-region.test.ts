import { expect, test } from 'vitest';
import type { RunFailure } from '../../../main/domain/failure.ts';
import type { JobSpec } from '../../../main/domain/job/job.ts';
import type { WorkerSession } from '../../../main/domain/ports.ts';
import { saveDefaultRegion } from '../../../main/domain/report/region-choices.ts';
import { attempt } from '../../../main/engine/attempt.ts';
import { replay } from '../../../main/engine/replay.ts';
import { analyze } from '../../../main/pipeline/analyze/analyze.ts';
import { fetchSources } from '../../../main/pipeline/fetch/fetch-sources.ts';
import { machineResolve } from '../../../main/pipeline/fetch/http/machine-resolve.ts';
import { machineClock } from '../../../main/store/machine.ts';
import { csvSource } from '../../cast/plain-job.ts';
import { file, twoWeeks } from '../pipeline/bench.ts';
import { aHome, aStore, claim, dueSlot, nightly, record, seven } from '../store/cast.ts';

const noModel = () => Promise.reject(new Error('no model is asked'));
const session: WorkerSession = {
  fetch: (plan) => fetchSources(plan, () => undefined, { fetch, resolve: machineResolve }),
  analyze: (plan) => analyze(plan, () => undefined),
  inquire: noModel,
  kill: () => undefined,
};
const week = {
  key: 'week:2026-W46',
  fromMs: Date.UTC(2026, 10, 8),
  toMs: Date.UTC(2026, 10, 15),
};

/** A job over two weeks of orders, made once by a run of a real store. */
async function made(region: Pick<JobSpec, 'region'>, general: string | null) {
  const store = aStore(aHome());
  if (general !== null) saveDefaultRegion(store.settings, general);
  const sources = [csvSource('orders', file('orders.csv', twoWeeks))];
  const { analysis } = nightly;
  if (analysis.recipe !== 'briefing') throw new Error('the cast has a briefing');
  const options = { ...analysis.options, unit: 'EUR' };
  const spec = { ...nightly, ...region, sources, analysis: { ...analysis, options } };
  const job = store.jobs.save(spec, seven);
  const run = claim(store, record(store, job, [dueSlot(0, { window: week, key: 'w46' })])[0]);
  const needs = {
    ...store,
    ledger: store.runs,
    files: store.reportFiles,
    clock: machineClock,
    previousFacts: () => [],
    agent: { write: noModel, replay: noModel },
    access: () => ({}),
    workers: { open: () => session },
  };
  const watch = {
    interrupt: new AbortController().signal,
    onProgress: () => undefined,
    log: () => [],
    mayTryAgain: (_: RunFailure) => false,
  };
  await attempt(run, job, session, 'on time', needs, watch);
  const kept = store.reports.get(run.id);
  const report = store.reportFiles.read(kept?.hash ?? '');
  return { store, job, run, needs, report };
}

test('a report is written as its job says, and replays to the same bytes when that has changed', async () => {
  const { store, job, run, needs, report } = await made({ region: 'de-DE' }, 'en-US');
  expect(report.text).toContain('800,00\u00a0€');
  expect(report.text).toContain('numbers as in de-DE');
  store.jobs.save({ ...job, region: 'ja-JP' }, seven + 1);
  saveDefaultRegion(store.settings, 'fr-FR');
  expect(await replay(run.id, needs)).toEqual({ identical: true });
});

test('a job that names no region goes by General, and without one its report says nothing of it', async () => {
  expect((await made({}, 'en-US')).report.text).toContain('€800.00');
  const plain = (await made({}, null)).report;
  expect(plain.text).toContain('800.00 EUR');
  expect(plain.text).not.toContain('numbers as in');
  expect(plain).not.toHaveProperty('region');
});

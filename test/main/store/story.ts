import type { NewDelivery } from '../../../main/domain/delivery/delivery.ts';
import type { FailureRecord } from '../../../main/domain/failure.ts';
import type { JobSpec } from '../../../main/domain/job/job.ts';
import type { FailedWork, FinishedWork, NewSlot } from '../../../main/domain/ports.ts';
import type { Fact } from '../../../main/domain/report/fact.ts';
import type { Report, SnapshotManifest } from '../../../main/domain/report/report.ts';
import type { Decision } from '../../../main/domain/run/catch-up.ts';
import type { Run } from '../../../main/domain/run/run.ts';
import { plainJob } from '../../cast/plain-job.ts';

/** 2026-03-03T07:00Z */
export const seven = Date.UTC(2026, 2, 3, 7);
export const minute = 60_000;
export const day = 24 * 60 * minute;

export const nightly: JobSpec = { ...plainJob, id: 'nightly', name: 'Nightly briefing' };
export const weekly: JobSpec = { ...nightly, id: 'weekly', name: 'Weekly churn', priority: 5 };

/** A slot of `nightly` so many days after 2026-03-03, as the sweep records it when it shall run. */
export function dueSlot(days = 0, given: Partial<NewSlot> = {}): NewSlot {
  const dueAtMs = seven + days * day;
  const date = new Date(dueAtMs).toISOString().slice(0, 10);
  const slot = { text: `${date}T07:00|UTC`, dueAtMs, zone: 'UTC' };
  const window = {
    key: `day:${date}`,
    fromMs: dueAtMs - 31 * 60 * minute,
    toMs: dueAtMs - 7 * 60 * minute,
  };
  const decision: Decision = { slot, verdict: 'run', trigger: 'schedule', covers: [] };
  return { decision, window, key: `key-${date}`, ...given };
}

export const total: Fact = {
  id: 'total.net',
  n: 1,
  label: 'Net sales',
  value: 1204.5,
  format: 'amount',
  unit: 'EUR',
  text: '€1,204.50',
  query: 'SELECT sum(net) FROM orders',
  evidence: { columns: ['net'], rows: [[1204.5]], total: 1 },
  source: 'orders.csv',
  snapshotHash: 'c0ffee',
};

export const report: Report = {
  headline: 'Sales rose by 12 %.',
  result: '1,204 orders, €412,300',
  markdown: '# Nightly briefing\n\nSales rose by [12 %](fact/1).\n',
  html: '<h1>Nightly briefing</h1>',
  facts: [total],
  charts: [],
  text: 'Nightly briefing. Sales rose by 12 %.',
};

export const snapshot: SnapshotManifest = { hash: 'c0ffee', fetchedAtMs: seven, parts: [] };

export const brokenSource: FailureRecord = {
  code: 'source-missing',
  message: 'orders.csv is gone.',
  permanent: false,
};

export function finished(given: Partial<FinishedWork> = {}): FinishedWork {
  return { report, reportHash: 'beef', snapshot, reason: 'on time', deliveries: [], ...given };
}

export function failedFor(given: Partial<FailedWork> = {}): FailedWork {
  return { failure: brokenSource, reason: 'error', nextAtMs: null, deliveries: [], ...given };
}

export function aDelivery(run: Run, given: Partial<NewDelivery> = {}): NewDelivery {
  return {
    subject: `run:${run.id}`,
    channel: 'notification',
    recipient: 'desktop',
    required: true,
    payload: {
      title: 'Nightly',
      body: report.headline,
      opens: { screen: 'report', runId: run.id },
    },
    ...given,
  };
}

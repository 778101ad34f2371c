import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunFailure } from '../../../../main/domain/failure.ts';
import type { Workers } from '../../../../main/domain/ports.ts';
import type { AnalyzePlan, FetchPlan } from '../../../../main/domain/run/plan.ts';

export type Behaviour =
  | 'works'
  | 'cannot open'
  | 'hangs'
  | 'hangs in analysis'
  | 'source missing'
  | 'crashes';

export interface FakeWorkers extends Workers {
  /** A function fetches in its own way; its answer is never a snapshot. */
  behave(as: Behaviour | (() => Promise<never>)): void;
  readonly fetched: FetchPlan[];
  readonly analyzed: AnalyzePlan[];
}

/** Workers without a process: they write one small part and a report that names its window. */
export function createFakeWorkers(): FakeWorkers {
  let behaviour: Behaviour | (() => Promise<never>) = 'works';
  const fetched: FetchPlan[] = [];
  const analyzed: AnalyzePlan[] = [];
  return {
    fetched,
    analyzed,
    behave: (as) => {
      behaviour = as;
    },
    open(onProgress) {
      if (behaviour === 'cannot open') throw new Error('spawn EAGAIN');
      let opened: AnalyzePlan | null = null;
      let fail: (failure: RunFailure) => void = () => {};
      const killed = new Promise<never>((_, reject) => {
        fail = reject;
      });
      killed.catch(() => {});
      const kill = () => fail(new RunFailure('crashed', 'It was killed.', { permanent: false }));
      return {
        kill,
        async fetch(plan) {
          fetched.push(plan);
          onProgress({ step: 'fetch', note: 'reading sales.csv' });
          if (typeof behaviour === 'function') return behaviour();
          if (behaviour === 'source missing') {
            throw new RunFailure('source-missing', 'sales.csv is not there.', { permanent: false });
          }
          if (behaviour === 'crashes') kill();
          if (behaviour === 'hangs' || behaviour === 'crashes') return killed;
          return { manifest: writePart(plan) };
        },
        async inquire(inquiry) {
          if (inquiry.kind === 'open') opened = inquiry.plan;
          if (inquiry.kind === 'open' || inquiry.kind === 'use' || !opened) {
            return { kind: 'found', text: '{}', isError: false };
          }
          return { kind: 'written', report: reportOf(opened), unproven: [] };
        },
        async analyze(plan) {
          analyzed.push(plan);
          if (behaviour === 'hangs in analysis') return killed;
          return { report: reportOf(plan) };
        },
      };
    },
  };
}

function writePart({ tmpDir, fetchedAtMs }: FetchPlan) {
  const bytes = Buffer.from('one part');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(tmpDir, `${sha256}.parquet`), bytes);
  const part = {
    sourceId: 'sales',
    sha256,
    bytes: bytes.length,
    rows: 1,
    columns: [],
    origin: '/data/sales.csv',
    originModifiedAtMs: 0,
    options: {},
  };
  return { hash: sha256, fetchedAtMs, parts: [part] };
}

function reportOf({ window }: AnalyzePlan) {
  return {
    headline: `Report of ${window.key}`,
    result: 'one row',
    markdown: `# Report of ${window.key}\n`,
    html: `<h1>Report of ${window.key}</h1>`,
    facts: [],
    charts: [],
    text: `Report of ${window.key}`,
  };
}

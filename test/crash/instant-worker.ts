import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../main/domain/ports.ts';
import type { ExportPlan } from '../../main/domain/report/export.ts';
import type { AnalyzePlan, FetchPlan } from '../../main/domain/run/plan.ts';
import type { StartWorker } from '../../main/domain/run/worker-transport.ts';
import { firstPath } from '../../main/domain/source/source.ts';
import type { WorkerReply, WorkerRequest } from '../../main/pipeline/worker-messages.ts';
import { seeded } from './seeded.ts';

/**
 * Workers in this process, for which only the driven clock passes: they write one small part and a
 * report, take up to 4 s when not told otherwise, and some of their sources are missing. The same plan always ends the same way.
 */
export function instantWorker(
  seed: number,
  clock: Pick<Clock, 'after'>,
  longestMs = 4000,
): StartWorker {
  return () => {
    let answer: (reply: WorkerReply) => void = () => {};
    let leave: () => void = () => {};
    let isGone = false;
    return {
      post(message) {
        const request = message as WorkerRequest;
        const luck = seeded(seed, hashOf(request));
        clock.after(
          luck.fraction() < 0.5 ? 0 : luck.between(Math.min(1, longestMs), longestMs),
          () => {
            if (!isGone) answer(replyTo(request, luck.fraction()));
          },
        );
      },
      onMessage(listen) {
        answer = listen;
      },
      onExit(listen) {
        leave = listen;
      },
      kill() {
        isGone = true;
        leave();
      },
    };
  };
}

function replyTo(request: WorkerRequest, luck: number): WorkerReply {
  const { id } = request;
  if (request.call === 'inquire' && request.inquiry.kind === 'open') {
    return { id, kind: 'done', value: { kind: 'found', text: '{}', isError: false } };
  }
  if (request.call === 'inquire' || request.call === 'try') {
    throw new Error('no model of this cast asks the data, and no job a server');
  }
  if (request.call === 'analyze')
    return { id, kind: 'done', value: { report: reportOf(request.plan) } };
  if (request.call === 'export') return { id, kind: 'done', value: [] };
  if (request.call === 'preview' || request.call === 'forecast' || request.call === 'samples') {
    throw new Error('nobody looks ahead here');
  }
  const isFlaky = firstPath(request.plan.sources)?.includes('flaky');
  if (isFlaky && luck < 0.6) {
    const message = 'The file is not there.';
    return {
      id,
      kind: 'failed',
      failure: { code: 'source-missing', message, permanent: luck < 0.1 },
    };
  }
  return { id, kind: 'done', value: { manifest: writePart(request.plan) } };
}

/** What the plan is about, without the folder that its home lies in. */
function hashOf(request: WorkerRequest): number {
  if (request.call !== 'fetch' && request.call !== 'analyze' && request.call !== 'export') return 0;
  const { call, plan } = request;
  const about =
    'fetchedAtMs' in plan ? `${plan.fetchedAtMs}${firstPath(plan.sources)}` : windowKeyOf(plan);
  return createHash('sha256').update(`${call}${about}`).digest().readUInt32LE();
}

const windowKeyOf = (plan: AnalyzePlan | ExportPlan) =>
  'window' in plan ? plan.window.key : plan.about.window.key;

function writePart({ tmpDir, fetchedAtMs, sources }: FetchPlan) {
  const bytes = Buffer.from(`read at ${fetchedAtMs} from ${firstPath(sources)}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(tmpDir, `${sha256}.parquet`), bytes);
  const part = {
    sourceId: 'orders',
    sha256,
    bytes: bytes.length,
    rows: 1,
    columns: [],
    origin: '/data/orders.csv',
    originModifiedAtMs: 0,
    options: {},
  };
  return { hash: sha256, fetchedAtMs, parts: [part] };
}

function reportOf({ jobName, window }: AnalyzePlan) {
  const headline = `${jobName} of ${window.key}`;
  return {
    headline,
    result: 'one row',
    markdown: `# ${headline}\n`,
    html: `<h1>${headline}</h1>`,
    facts: [],
    charts: [],
    text: headline,
  };
}

// `npm run bench -- agent`: what the agent costs beyond the queries, with a model that answers at once.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelUse } from '../../main/domain/analysis/analysis.ts';
import type { WorkerSession } from '../../main/domain/ports.ts';
import type { AnalyzePlan } from '../../main/domain/run/plan.ts';
import { liveDesk } from '../../main/pipeline/agent/call-desk.ts';
import { converse } from '../../main/pipeline/agent/converse.ts';
import { createOpenAiModel } from '../../main/pipeline/agent/openai-model.ts';
import { openingMessages } from '../../main/pipeline/agent/prompt.ts';
import { createInvestigation } from '../../main/pipeline/analyze/agent/investigation.ts';
import { fetchSources } from '../../main/pipeline/fetch/fetch-sources.ts';
import { pathsOf } from '../../main/store/home.ts';
import { machineClock, machineRandom } from '../../main/store/machine.ts';
import { openStore } from '../../main/store/open-store.ts';
import { makeSales } from '../../resources/samples/make-sales.ts';
import { profileAt } from '../cast/model-profile.ts';
import { csvSource, plainJob } from '../cast/plain-job.ts';
import { dueSlot, finished, nightly, seven } from '../main/store/story.ts';
import { startModelServer, type Turn } from '../support/model-server/model-server.ts';
import { median } from './figure.ts';

const limitMs = 250;
const toolCalls = 10;
const rounds = 5;
const folder = mkdtempSync(join(tmpdir(), 'almanac-bench-agent-'));
const use: ModelUse = {
  profile: 'work',
  check: 'normal',
  send: { level: 'aggregates', rows: 0, exclude: [] },
};

const ask = (at: number): Turn => {
  const sql = `SELECT region, sum("net amount") AS net FROM this_period."sales" GROUP BY region ORDER BY net DESC LIMIT ${at + 1}`;
  return { calls: [{ name: 'query', arguments: { sql, label: 'net by region', unit: 'EUR' } }] };
};
const finish: Turn = {
  calls: [{ name: 'finish', arguments: { headline: 'Net amount came to {total}.' } }],
};

async function planOf(): Promise<AnalyzePlan> {
  const path = join(folder, 'sales.csv');
  const tmpDir = join(folder, 'run');
  mkdirSync(tmpDir);
  writeFileSync(path, makeSales({ to: '2026-11-20', days: 40 }));
  const sources = [csvSource('sales', path)];
  const { manifest } = await fetchSources({ sources, tmpDir, fetchedAtMs: 1 }, () => {}, {
    fetch: globalThis.fetch,
    resolve: () => Promise.resolve([]),
  });
  const at = (day: number) => Date.UTC(2026, 10, day);
  return {
    jobName: 'Sales briefing',
    analysis: { ...plainJob.analysis, narrator: 'model', model: use },
    snapshot: manifest,
    parts: manifest.parts.map((part) => ({ part, path: join(tmpDir, `${part.sha256}.parquet`) })),
    zone: 'UTC',
    slot: null,
    window: { key: 'week:2026-W46', fromMs: at(8), toMs: at(15) },
    compareWith: { key: 'week:2026-W45', fromMs: at(1), toMs: at(8) },
    previousFacts: [],
    tmpDir,
  };
}

const plan = await planOf();
const server = await startModelServer({ turns: [finish] });
const store = openStore({
  paths: pathsOf(join(folder, 'home')),
  random: machineRandom,
  durability: 'full',
});
const profile = profileAt(server.baseUrl);
const model = createOpenAiModel({
  fetch: globalThis.fetch,
  clock: machineClock,
  isLocalOnly: () => true,
});
const free = Number.POSITIVE_INFINITY;
const overheads: number[] = [];

for (let round = 0; round <= rounds; round += 1) {
  server.script([...Array.from({ length: toolCalls }, (_, at) => ask(at)), finish]);
  const job = store.jobs.save(nightly, seven);
  const [recorded] = store.slots.record([{ job, decide: () => [dueSlot(round)] }], seven);
  const run = recorded && store.runs.claim(recorded.id, 'boot', seven, () => null);
  if (!run) throw new Error('nothing was claimed');
  const claim = { runId: run.id, fence: run.fence };
  const investigation = createInvestigation();
  await investigation.answer({ kind: 'open', plan, send: use.send });
  let inWorkerMs = 0;
  const inquire: WorkerSession['inquire'] = async (inquiry) => {
    const beganMs = performance.now();
    try {
      return await investigation.answer(inquiry);
    } finally {
      inWorkerMs += performance.now() - beganMs;
    }
  };
  const beganMs = performance.now();
  await converse({
    aim: 'report',
    opening: openingMessages(plan, use),
    check: use.check,
    profile,
    session: { inquire },
    isNearEnd: () => false,
    onStep: () => {},
    desk: liveDesk({
      ledger: store.models,
      model,
      profile,
      key: null,
      asker: claim,
      clock: machineClock,
      caps: { runMicros: free, jobDayMicros: free, monthMicros: free },
      interrupt: new AbortController().signal,
      onProgress: () => {},
    }),
  });
  const overheadMs = performance.now() - beganMs - inWorkerMs;
  store.runs.finish(claim, finished(), seven);
  // The first one loads the provider's package.
  if (round > 0) overheads.push(overheadMs);
}

store.close();
await server.close();
rmSync(folder, { recursive: true, force: true });
const overheadMs = median(overheads);
const each = overheads.map((ms) => ms.toFixed(0)).join(' ');
console.log(
  `agent with ${toolCalls} tool calls: ${overheadMs.toFixed(0)} ms beyond the worker's (limit ${limitMs} ms), each round: ${each}`,
);
process.exitCode = overheadMs <= limitMs ? 0 : 1;

import { onTestFinished } from 'vitest';
import type { ModelUse } from '../../../../main/domain/analysis/analysis.ts';
import type { AgentTask } from '../../../../main/domain/model/agent.ts';
import type { ModelSettings } from '../../../../main/domain/model/model-settings.ts';
import {
  defaultModelSettings,
  saveModelSettings,
} from '../../../../main/domain/model/model-settings.ts';
import type { AnalyzePlan, Progress } from '../../../../main/domain/run/plan.ts';
import { createAgent } from '../../../../main/pipeline/agent/agent.ts';
import { createOpenAiModel } from '../../../../main/pipeline/agent/openai-model.ts';
import { createInvestigation } from '../../../../main/pipeline/analyze/agent/investigation.ts';
import { machineClock } from '../../../../main/store/machine.ts';
import { makeSales } from '../../../../resources/samples/make-sales.ts';
import { profileAt } from '../../../cast/model-profile.ts';
import { plainJob } from '../../../cast/plain-job.ts';
import { startModelServer, type Turn } from '../../../support/model-server/model-server.ts';
import { aRunningRun, aStore, claim } from '../../store/cast.ts';
import { fetched, file, planFor, type Snapshot, twoWeeks } from '../bench.ts';

export const modelUse: ModelUse = {
  profile: 'work',
  check: 'normal',
  send: { level: 'aggregates', rows: 0, exclude: [] },
};

/** Sales with names of people and numbers of orders. */
export const salesCsv = makeSales({ to: '2026-11-20', days: 14 });

/** A running run whose report a scripted model writes: real store, real snapshot, real HTTP. */
export async function startAgent(
  turns: readonly Turn[],
  options: {
    readonly csv?: string;
    /** Data of another kind than orders in a CSV file. */
    readonly snapshot?: Snapshot;
    readonly fetch?: typeof globalThis.fetch;
    /** What the keyring holds at each look. */
    readonly key?: () => string;
    readonly use?: Partial<ModelUse>;
    readonly settings?: Partial<ModelSettings>;
    readonly mayTryAgain?: boolean;
    readonly change?: Partial<AnalyzePlan>;
  } = {},
) {
  const { key = () => 'sk-canary-4711' } = options;
  const server = await startModelServer({ turns, ...(options.key ? {} : { key: key() }) });
  onTestFinished(() => server.close());
  const store = aStore();
  const profile = profileAt(server.baseUrl);
  saveModelSettings(store.settings, {
    ...defaultModelSettings,
    profiles: [profile],
    ...options.settings,
  });
  const run = aRunningRun(store);
  const use = { ...modelUse, ...options.use };
  const plan: AnalyzePlan = {
    ...planFor(options.snapshot ?? (await fetched(file('sales.csv', options.csv ?? twoWeeks)))),
    ...options.change,
  };
  const analysis = { ...plan.analysis, narrator: 'model' as const, model: use };
  const job = { ...plainJob, id: 'nightly', analysis };
  const agent = createAgent({
    ledger: store.models,
    settings: store.settings,
    clock: machineClock,
    secrets: { read: key },
    model: createOpenAiModel({
      fetch: options.fetch ?? globalThis.fetch,
      clock: machineClock,
      idleMs: 10_000,
      totalMs: 20_000,
      isLocalOnly: () => false,
    }),
  });
  const notes: Progress[] = [];
  const controller = new AbortController();
  const session = () => {
    const investigation = createInvestigation();
    return {
      kill: () => {},
      fetch: () => Promise.reject(new Error('no fetch')),
      analyze: () => Promise.reject(new Error('no built-in analysis')),
      inquire: investigation.answer,
    };
  };
  const task = (owned = run): AgentTask => ({
    run: owned,
    claim: owned,
    job,
    plan: { ...plan, analysis },
    session: session(),
    interrupt: controller.signal,
    onProgress: (progress) => notes.push(progress),
    mayTryAgain: () => options.mayTryAgain ?? false,
  });
  return {
    server,
    store,
    run,
    agent,
    job,
    plan,
    notes,
    controller,
    task,
    write: () => agent.write(task()),
    replay: () => agent.replay(task()),
    /** The process died and began again: the same run with the next fence. */
    restart() {
      store.keeping.abandonForeign('boot-next', Date.now());
      return claim(store, store.runs.ready(Date.now())[0], 'boot-next');
    },
  };
}

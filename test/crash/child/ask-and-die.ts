import type { ModelProfile } from '../../../main/domain/model/model.ts';
import { liveDesk } from '../../../main/pipeline/agent/call-desk.ts';
import { createOpenAiModel } from '../../../main/pipeline/agent/openai-model.ts';
import { pathsOf } from '../../../main/store/home.ts';
import { machineClock } from '../../../main/store/machine.ts';
import { openStore } from '../../../main/store/open-store.ts';
import { dueSlot, finished, nightly, seven } from '../../main/store/story.ts';
import { type Death, dieAt } from './die-at.ts';

/** One life of a run that asks a model three questions. */
export interface AskingLife {
  readonly home: string;
  readonly boot: string;
  readonly profile: ModelProfile;
  readonly death: Death | null;
}

const { home, boot, profile, death }: AskingLife = JSON.parse(String(process.argv[2]));
dieAt(death);

const random = { runId: () => 'run-that-asks' };
const store = openStore({ paths: pathsOf(home), random, durability: 'full' });
const job = store.jobs.save(nightly, seven);
store.slots.record([{ job, decide: () => [dueSlot()] }], seven);
store.keeping.abandonForeign(boot, seven);
const run = store.runs.claim('run-that-asks', boot, seven, () => null);
if (!run) throw new Error('nothing was claimed');
const claim = { runId: run.id, fence: run.fence };
const free = Number.POSITIVE_INFINITY;
const desk = liveDesk({
  ledger: store.models,
  profile,
  asker: claim,
  clock: machineClock,
  key: null,
  caps: { runMicros: free, jobDayMicros: free, monthMicros: free },
  model: createOpenAiModel({
    fetch: globalThis.fetch,
    clock: machineClock,
    isLocalOnly: () => true,
  }),
  interrupt: new AbortController().signal,
  onProgress: () => {},
});
for (const step of [1, 2, 3]) {
  const messages = [{ role: 'user', content: `question ${step}` } as const];
  await desk.ask(step, { model: profile.model, messages, tools: [], maxOutputTokens: 100 }, false);
}
store.runs.finish(claim, finished(), seven);
store.close();

import { onTestFinished } from 'vitest';
import type { ModelUse } from '../../../../main/domain/analysis/analysis.ts';
import {
  defaultModelSettings,
  saveModelSettings,
} from '../../../../main/domain/model/model-settings.ts';
import { createAskReport } from '../../../../main/engine/ask-report.ts';
import { composeModel } from '../../../../main/pipeline/agent/compose-model.ts';
import { createInvestigation } from '../../../../main/pipeline/analyze/agent/investigation.ts';
import { analyze } from '../../../../main/pipeline/analyze/analyze.ts';
import { machineClock } from '../../../../main/store/machine.ts';
import type { Store } from '../../../../main/store/open-store.ts';
import { fakeSecrets } from '../../../cast/fake-secrets.ts';
import { profileAt } from '../../../cast/model-profile.ts';
import { startModelServer, type Turn } from '../../../support/model-server/model-server.ts';
import { modelUse } from '../../pipeline/agent/agent-cast.ts';
import { fetched, file, planFor, twoWeeks } from '../../pipeline/bench.ts';
import { aHome, aStore, claim, dueSlot, nightly, record, seven } from '../../store/cast.ts';

/** A stored report of two weeks of orders, and who may be asked about it: real store, snapshot and HTTP. */
export async function aReport(
  turns: readonly Turn[],
  options: {
    readonly use?: Partial<ModelUse> | null;
    readonly caps?: {
      readonly perRun: number;
      readonly perJobDay: number;
      readonly perMonth: number;
    };
  } = {},
) {
  const server = await startModelServer({ turns });
  onTestFinished(() => server.close());
  const paths = aHome();
  const store = aStore(paths);
  const caps = options.caps ?? defaultModelSettings.caps;
  const profiles = [profileAt(server.baseUrl)];
  saveModelSettings(store.settings, { ...defaultModelSettings, caps, profiles });

  const { analysis } = nightly;
  const use = { ...modelUse, ...options.use };
  const told =
    options.use === null ? analysis : { ...analysis, narrator: 'model' as const, model: use };
  const job = store.jobs.save({ ...nightly, analysis: told }, seven);
  const snapshot = await fetched(file('orders.csv', twoWeeks));
  const { window } = planFor(snapshot);
  const run = claim(store, record(store, job, [dueSlot(0, { window, key: 'key-w46' })])[0]);
  const plan = { ...planFor(snapshot), analysis };
  const { report } = await analyze(plan, () => undefined);
  store.artifacts.publishSnapshot(snapshot.tmpDir, snapshot.manifest);
  store.runs.saveSnapshot(run, snapshot.manifest, seven);
  const reportHash = store.artifacts.publishReport(report);
  const work = { report, reportHash, snapshot: snapshot.manifest, reason: 'on time' } as const;
  store.runs.finish(run, { ...work, deliveries: [] }, seven);

  return { server, paths, store, run, report, ...asking(store) };
}

/** Who asks, over a store that is open; `notes` is what a window would be told meanwhile. */
export function asking(store: Store) {
  const notes: string[] = [];
  const { answerer } = composeModel({
    ...store,
    secrets: fakeSecrets(),
    clock: machineClock,
    fetch: globalThis.fetch,
  });
  const ask = createAskReport({
    ...store,
    answerer,
    files: store.reportFiles,
    clock: machineClock,
    workers: {
      open() {
        const { answer } = createInvestigation();
        const never = () => Promise.reject(new Error('only the snapshot is asked'));
        return { fetch: never, analyze: never, inquire: answer, kill: () => {} };
      },
    },
    previousFacts: () => [],
    listen: (event) => {
      if (event.kind === 'follow-up' && event.note !== null) notes.push(event.note);
    },
    onFailure: (_, cause) => {
      throw cause;
    },
  });
  return { ask, notes };
}

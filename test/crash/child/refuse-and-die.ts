import { appendFileSync } from 'node:fs';
import { composeCore } from '../../../main/compose.ts';
import type { ModelProfile } from '../../../main/domain/model/model.ts';
import {
  defaultModelSettings,
  type ModelCaps,
  saveModelSettings,
} from '../../../main/domain/model/model-settings.ts';
import { machineClock } from '../../../main/store/machine.ts';
import { fakeSecrets } from '../../cast/fake-secrets.ts';
import { nightly } from '../../main/store/story.ts';
import { shownFile } from '../driven-core.ts';
import { instantWorker } from '../instant-worker.ts';
import { type Death, dieAt } from './die-at.ts';

/** One life of a run whose model writes nothing, and whose job asks for no other writer. */
export interface RefusedLife {
  readonly home: string;
  readonly boot: number;
  readonly profile: ModelProfile;
  readonly caps: ModelCaps;
  readonly death: Death | null;
}

const { home, boot, profile, caps, death }: RefusedLife = JSON.parse(String(process.argv[2]));
let ids = 0;
const core = composeCore({
  home,
  nativeBinding: undefined,
  secrets: fakeSecrets(),
  fetch: globalThis.fetch,
  // The run is asked for by hand.
  keepsSchedule: false,
  startWorker: instantWorker(1, machineClock, 0),
  surroundings: {
    modifiedAtMs: async () => 0,
    isReachable: async () => true,
    holdUp: async () => null,
  },
  notifier: { show: async (key) => appendFileSync(shownFile(home), `${key}\n`) },
  random: { runId: () => `run${boot}${String(++ids).padStart(8, '0')}`, fraction: () => 0.5 },
  listen: () => {},
  onFailure: (message, cause) => {
    throw new Error(message, { cause });
  },
  limit: () => 1,
});
saveModelSettings(core.store.settings, { ...defaultModelSettings, profiles: [profile], caps });
dieAt(death);
if (!core.own()) throw new Error('another process holds the lock');
if (boot === 1) {
  const send = { level: 'aggregates', rows: 0, exclude: [] } as const;
  const model = { profile: profile.id, check: 'normal', send, fallback: 'none' } as const;
  const analysis = { ...nightly.analysis, narrator: 'model', model } as const;
  const job = core.store.jobs.save({ ...nightly, analysis }, Date.now());
  core.engine.runNow(job, { windowKey: null, again: false });
}
await core.engine.idle();
await core.engine.stop(0);
core.close();

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { defaultModelSettings } from '../../main/domain/model/model-settings.ts';
import type { CrashPoint } from '../../main/domain/run/crash-point.ts';
import { pathsOf } from '../../main/store/home.ts';
import { openStore } from '../../main/store/open-store.ts';
import { profileAt } from '../cast/model-profile.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { refusal } from '../support/model-server/wire.ts';
import type { RefusedLife } from './child/refuse-and-die.ts';
import { shownFile } from './driven-core.ts';
import { liveChild } from './live-child.ts';
import { memoryFolder } from './memory-folder.ts';

/** What a home holds of a job whose model writes nothing, after a life that was killed and one that was not. */
async function killed(at: CrashPoint, caps = defaultModelSettings.caps) {
  const server = await startModelServer({ turns: [refusal(404, 'model_not_found', 'Gone.')] });
  const home = memoryFolder('crash-refused');
  onTestFinished(async () => {
    await server.close();
    rmSync(home, { recursive: true, force: true });
  });
  const first: RefusedLife = {
    home,
    boot: 1,
    profile: profileAt(server.baseUrl),
    caps,
    death: { at, nth: 1 },
  };
  expect(await liveChild('refuse-and-die.ts', first)).toBe('SIGKILL');
  expect(await liveChild('refuse-and-die.ts', { ...first, boot: 2, death: null })).toBe(0);

  const store = openStore({
    paths: pathsOf(home),
    random: { runId: () => 'unused' },
    durability: 'none',
  });
  const slots = store.history.slots({ jobId: 'nightly', limit: 9, order: 'oldest' });
  const calls = store.models.sent(slots[0]?.runId ?? '').map(({ state }) => state);
  const reports = store.reports.list({ limit: 9 }).length;
  store.close();
  const shown = existsSync(shownFile(home)) ? readFileSync(shownFile(home), 'utf8') : '';
  return {
    ends: slots.map(({ outcome, reason }) => `${outcome} (${reason})`),
    calls,
    asked: server.requests.length,
    reports,
    told: shown.trim().split('\n').length,
  };
}

test.each<readonly [CrashPoint, readonly string[]]>([
  ['after T3', ['failed']],
  ['after the reservation', ['lost', 'failed']],
  ['after T5', ['failed']],
])(
  'killed %s, a run that only its refused model may write fails once, is told once and leaves no report',
  async (at, calls) => {
    expect(await killed(at)).toEqual({
      ends: ['failed (error)'],
      calls,
      asked: 1,
      reports: 0,
      told: 1,
    });
  },
);

test.each<CrashPoint>(['after T3', 'after T5'])(
  'killed %s, a run without budget and another writer is skipped once, told once and asks nobody',
  async (at) => {
    expect(await killed(at, { ...defaultModelSettings.caps, perMonth: 0 })).toEqual({
      ends: ['skipped (budget)'],
      calls: [],
      asked: 0,
      reports: 0,
      told: 1,
    });
  },
);

import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { CrashPoint } from '../../main/domain/run/crash-point.ts';
import { pathsOf } from '../../main/store/home.ts';
import { openStore } from '../../main/store/open-store.ts';
import { profileAt } from '../cast/model-profile.ts';
import { seven } from '../main/store/story.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import type { AskingLife } from './child/ask-and-die.ts';
import { liveChild } from './live-child.ts';
import { memoryFolder } from './memory-folder.ts';

const points: readonly (readonly [CrashPoint, number])[] = [
  ['after the reservation', 0],
  ['after the answer', 1],
  ['after the model T3', 0],
];

test.each(points.flatMap(([at, more]) => [1, 2, 3].map((nth) => [at, nth, more] as const)))(
  'killed %s of question %i, the run asks %i question more and each cost is written down',
  async (at, nth, more) => {
    const server = await startModelServer({ turns: [{ text: 'An answer.' }] });
    const home = memoryFolder('crash-model');
    onTestFinished(async () => {
      await server.close();
      rmSync(home, { recursive: true, force: true });
    });
    const profile = profileAt(server.baseUrl);
    const first: AskingLife = { home, boot: 'boot-1', profile, death: { at, nth } };
    expect(await liveChild('ask-and-die.ts', first)).toBe('SIGKILL');
    expect(await liveChild('ask-and-die.ts', { ...first, boot: 'boot-2', death: null })).toBe(0);
    expect(server.requests).toHaveLength(3 + more);

    const random = { runId: () => 'unused' };
    const store = openStore({ paths: pathsOf(home), random, durability: 'none' });
    const calls = store.models.sent('run-that-asks');
    const { monthMicros } = store.models.spent('nightly', null, seven);
    store.close();
    const answered = calls.filter(({ state }) => state === 'answered').map(({ step }) => step);
    expect(answered).toEqual([1, 2, 3]);
    const lost = calls.filter(({ state }) => state === 'lost');
    expect(lost).toHaveLength(at === 'after the model T3' ? 0 : 1);
    expect(calls.reduce((sum, { costMicros }) => sum + (costMicros ?? 0), 0)).toBe(monthMicros);
  },
);

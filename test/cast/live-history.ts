import { composeSimulator } from '../../main/compose-simulator.ts';
import { RunFailure } from '../../main/domain/failure.ts';
import { watchPromises } from './ledger-promises.ts';
import { randomHistory } from './random-history.ts';

/** The whole ledger is read at every so many steps: each reads all that was there before. */
const stepsBetweenLooks = 40;

/** Lives a random history and looks whether a promise breaks on the way. @returns those that did */
export async function brokenPromises(seed: number): Promise<readonly string[]> {
  const { script, chance } = randomHistory(seed);
  const promises = watchPromises();
  const broken = new Set<string>();
  const offAt = script.events.find(({ kind }) => kind === 'disable')?.atMs ?? null;
  const isClockTrue = !script.events.some(({ kind }) => kind === 'clock');
  let steps = 0;
  let lastMs = script.fromMs;
  const simulated = await composeSimulator(script, undefined, {
    failureOf: () =>
      chance() < 0.15
        ? new RunFailure('source-missing', 'The share is not there.', { permanent: chance() < 0.3 })
        : null,
    onStep(nowMs, history) {
      steps += 1;
      if (nowMs < lastMs) promises.forgetAfter(nowMs);
      lastMs = nowMs;
      if (!history || steps % stepsBetweenLooks !== 0) return;
      for (const sentence of promises.look(history, nowMs)) broken.add(sentence);
    },
  });
  try {
    for (const sentence of promises.look(simulated.history, script.toMs)) broken.add(sentence);
    for (const sentence of promises.lookForLost(simulated.history, script)) broken.add(sentence);
    const skips = simulated.history.slots({ jobId: 'skips', limit: 100_000, order: 'oldest' });
    for (const { slot, run } of skips) {
      const isAfter = isClockTrue && offAt !== null && (run?.startedAtMs ?? 0) > offAt;
      if (isAfter) broken.add(`${slot} started after its job was disabled`);
    }
  } finally {
    simulated.close();
  }
  return [...broken];
}

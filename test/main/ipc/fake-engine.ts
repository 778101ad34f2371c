import type { BackfillWindow } from '../../../main/domain/run/request.ts';
import type { Run } from '../../../main/domain/run/run.ts';
import type { Services } from '../../../main/ipc/services.ts';
import { record } from './cast.ts';

/** An engine that does what it is asked at once, notes it, and could fill these windows. */
export function fakeEngine(
  windows: readonly BackfillWindow[],
  note: (line: string) => void,
): Omit<Services['engine'], 'nextDueMs'> {
  return {
    runNow: () => ({ ...record.run, id: 'started' }) as Run,
    retry: (runId) => {
      note(`retried ${runId}`);
      return { ...record.run, id: 'retried' } as Run;
    },
    runAgain: (runId, data) => {
      note(`made ${runId} again ${data}`);
      return { ...record.run, id: 'again' } as Run;
    },
    answer: (_jobId, slots, answer) => note(`answered ${answer} for ${slots.join(' ')}`),
    send: (runId) => note(`sent ${runId}`),
    planBackfill: () => windows,
    backfill: (_jobId, { windowKey }) => {
      note(`filled ${windowKey}`);
      return { ...record.run, id: 'filled' } as Run;
    },
    cancel: () => undefined,
    unpark: (id) => note(`unpark ${id}`),
    running: () => [],
    pausedAll: () => null,
    resumeAll: () => undefined,
    held: () => null,
    isClockInDoubt: () => false,
    trustClock: () => note('clock trusted'),
    jobsChanged: () => note('jobs changed'),
    viewsChanged: () => note('views changed'),
  };
}

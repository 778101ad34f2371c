import { RunFailure } from '../../../main/domain/failure.ts';
import type { Services } from '../../../main/ipc/services.ts';

/** Nobody has asked a model. */
export const noModelCalls: Services['models'] = {
  answered: () => null,
  reuse: () => false,
  reserve: () => null,
  settle: () => false,
  fail: () => false,
  giveUp: () => false,
  gaveUp: () => null,
  calls: () => [],
  sent: () => [],
  spent: () => ({ runMicros: 0, jobDayMicros: 0, monthMicros: 0 }),
  monthByJob: () => [],
};

/** No editor was left with something unsaved. */
export const noKeptDrafts: Services['keptDrafts'] = {
  all: () => [],
  get: () => null,
  keep: () => {},
  forget: () => {},
};

/** Nobody has asked about a report. */
export const noFollowUps: Pick<Services, 'followUps' | 'asking'> = {
  followUps: {
    ask: () => missing(),
    answer: () => false,
    fail: () => false,
    one: () => null,
    ofRun: () => [],
    abandon: () => 0,
  },
  asking: { modelFor: () => missing(), ask: () => missing(), cancel: () => {}, doing: () => null },
};

function missing(): never {
  throw new RunFailure('not-found', 'There is no such report.', { permanent: true });
}

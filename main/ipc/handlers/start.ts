import type { StartAct } from '../../../preload/contract/start-calls.ts';
import type { RunFailure } from '../../domain/failure.ts';
import type { HandlersOf } from '../handler.ts';

/** Of an app that works: there is no problem, and so nothing to do about it. */
export const startHandlers: HandlersOf<'start.problem' | 'start.act'> = {
  'start.problem': () => null,
  'start.act': () => null,
};

/** Of an app whose data cannot be opened: it says why, and does what can be done about it. */
export function problemHandlers(
  problem: RunFailure,
  acts: Readonly<Record<StartAct, () => void>>,
): typeof startHandlers {
  return {
    'start.problem': () => ({ ...problem.record(), field: null }),
    'start.act': ({ act }) => {
      acts[act]();
      return null;
    },
  };
}

import type { Bridge } from '../../preload/contract/bridge.ts';
import type { AnswerOf, Argument, CallName } from '../../preload/contract/calls.ts';
import type { WindowEvent } from '../../preload/contract/events.ts';
import type { FailureView } from '../../preload/contract/failures.ts';

/** What main would answer; a call without an answer here waits for ever. */
export type Answers = {
  readonly [N in CallName]?: (
    argument: Argument<N>,
  ) => AnswerOf<N> | Refusal | Promise<AnswerOf<N>>;
};

/** Returned instead of an answer. */
export class Refusal {
  readonly failures: readonly FailureView[];

  constructor(...failures: readonly FailureView[]) {
    this.failures = failures;
  }
}

export interface FakeBridge extends Bridge {
  /** Calls in their order, as `['run.cancel', { runId: 'r1' }]`. */
  readonly calls: readonly (readonly [CallName, unknown])[];
  tell(event: WindowEvent): void;
}

/** Main as a window sees it. */
export function fakeBridge(answers: Answers): FakeBridge {
  const calls: [CallName, unknown][] = [];
  const listeners = new Set<(event: WindowEvent) => void>();
  return {
    calls,
    call: async <N extends CallName>(name: N, argument: Argument<N>) => {
      calls.push([name, argument]);
      const answer = answers[name];
      if (!answer) return new Promise<never>(() => {});
      const value = await answer(argument);
      return value instanceof Refusal
        ? { ok: false, failures: value.failures }
        : { ok: true, value };
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pathOf: (file) => (file instanceof File ? `/dropped/${file.name}` : ''),
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}

export function failure(message: string, more: Partial<FailureView> = {}): FailureView {
  return { code: 'bad-input', message, permanent: true, field: null, ...more };
}

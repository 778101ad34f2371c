import { createContext, useContext } from 'react';
import type { Bridge } from '../../preload/contract/bridge.ts';
import type { AnswerOf, Argument, CallName } from '../../preload/contract/calls.ts';
import type { FailureView } from '../../preload/contract/failures.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly almanac: Bridge;
  }
}

/** A call that main answered with failures. */
export class CallRefused extends Error {
  readonly failures: readonly FailureView[];

  constructor(failures: readonly FailureView[]) {
    super(failures.map(({ message }) => message).join(' ') || noAnswer.message);
    this.failures = failures;
  }
}

const noAnswer: FailureView = {
  code: 'no-answer',
  message: 'Almanac did not answer. Try again; if it stays, quit Almanac and start it again.',
  permanent: false,
  field: null,
};

const BridgeContext = createContext<Bridge | null>(null);

export const BridgeProvider = BridgeContext.Provider;

export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (!bridge) throw new Error('useBridge needs a BridgeProvider above it');
  return bridge;
}

/** @throws CallRefused, and nothing else. */
export async function ask<N extends CallName>(
  bridge: Bridge,
  name: N,
  argument: Argument<N>,
): Promise<AnswerOf<N>> {
  // A rejection here means that main itself broke off: the window shows it like any other failure.
  const answer = await bridge.call(name, argument).catch(() => null);
  if (answer?.ok) return answer.value;
  throw new CallRefused(answer?.failures ?? [noAnswer]);
}

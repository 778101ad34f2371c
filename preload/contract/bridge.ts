import type { AnswerOf, Argument, CallName } from './calls.ts';
import type { WindowEvent } from './events.ts';
import type { Answer } from './failures.ts';

/** What a window finds as `window.almanac`: two functions, no Electron. */
export interface Bridge {
  call<N extends CallName>(name: N, argument: Argument<N>): Promise<Answer<AnswerOf<N>>>;
  /** @returns a function that stops listening */
  listen(listener: (event: WindowEvent) => void): () => void;
}

/** The two channels of the one door. */
export const callChannel = 'almanac:call';
export const eventChannel = 'almanac:event';

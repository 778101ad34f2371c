import type { AnswerOf, Argument, CallName } from './calls.ts';
import type { WindowEvent } from './events.ts';
import type { Answer } from './failures.ts';

/** What a window finds as `window.almanac`: three functions, no Electron. */
export interface Bridge {
  call<N extends CallName>(name: N, argument: Argument<N>): Promise<Answer<AnswerOf<N>>>;
  /** @returns a function that stops listening */
  listen(listener: (event: WindowEvent) => void): () => void;
  /** Where a file that was dropped on the window lies; empty when it is no file of the disk. */
  pathOf(file: object): string;
}

/** The two channels of the one door. */
export const callChannel = 'almanac:call';
export const eventChannel = 'almanac:event';

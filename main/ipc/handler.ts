import type { AnswerOf, Argument, CallName } from '../../preload/contract/calls.ts';
import type { Refused } from './refused.ts';

/** Answers one call. It gets an argument of the right shape from a page of ours, or is not called. */
export type Handler<N extends CallName> = (
  argument: Argument<N>,
) => AnswerOf<N> | Refused | Promise<AnswerOf<N> | Refused>;

export type Handlers = { readonly [N in CallName]: Handler<N> };

/** The handlers of some calls, such as everything that begins with `job.`. */
export type HandlersOf<N extends CallName> = Pick<Handlers, N>;

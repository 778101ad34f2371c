import { RunFailure } from '../../domain/failure.ts';

/** What a provider's refusal tells: read from its status, code and headers, never from its words. */
export interface Refusal {
  readonly status: number;
  /** The provider's own word, such as `insufficient_quota`. */
  readonly code: string | null;
  readonly retryAfter: string | null;
}

/** A refusal as a failure. `permanent` where only the user can mend it. */
export function refusalFailure(
  who: string,
  { status, code, retryAfter }: Refusal,
  nowMs: number,
): RunFailure {
  const failed = (message: string) => new RunFailure('model-refused', message, { permanent: true });
  const passing = (kind: 'model-busy' | 'model-unreachable', message: string) =>
    new RunFailure(kind, message, {
      permanent: false,
      retryAfterMs: retryAfterMs(retryAfter, nowMs),
    });
  if (code === 'insufficient_quota') {
    return failed(`${who} has no credit left. Top it up with the provider, then run it again.`);
  }
  if (code === 'context_length_exceeded') {
    return failed(
      `What was asked is longer than ${who} reads. Lower its context in Settings, Models.`,
    );
  }
  switch (status) {
    case 401:
      return failed(`${who} does not accept the key. Enter it again in Settings, Models.`);
    case 403:
      return failed(
        `${who} does not allow this key to use the model. Ask whoever gave you the key.`,
      );
    case 404:
      return failed(
        `${who} does not have this model any more. Choose another in Settings, Models.`,
      );
    case 429:
      return passing('model-busy', `${who} takes no more requests at the moment.`);
    case 408:
    case 409:
    case 425:
      return passing('model-unreachable', `${who} could not answer in time (status ${status}).`);
    default:
      return status >= 500
        ? passing('model-unreachable', `${who} is out of order (status ${status}).`)
        : failed(
            `${who} does not understand the request (status ${status}). Test the connection in Settings, Models.`,
          );
  }
}

/** A length of time in milliseconds from seconds or a date; undefined for what is neither, or past. */
export function retryAfterMs(text: string | null, nowMs: number): number | undefined {
  if (text === null) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isFinite(ms) && ms > 0 ? Math.ceil(ms) : undefined;
}

export function cutOff(who: string, why: string): RunFailure {
  return new RunFailure('model-cut-off', `The answer of ${who} ${why}, so it was not used.`, {
    permanent: false,
  });
}

export function declined(who: string): RunFailure {
  return new RunFailure('model-declined', `${who} declined to write about this data.`, {
    permanent: true,
  });
}

export function unreachable(who: string, why: string, cause?: unknown): RunFailure {
  return new RunFailure('model-unreachable', `${who} ${why}.`, { permanent: false, cause });
}

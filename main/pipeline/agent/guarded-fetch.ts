import { RunFailure } from '../../domain/failure.ts';
import type { ModelProfile } from '../../domain/model/model.ts';
import { isLoopback } from '../../domain/model/model-settings.ts';

export type Fetch = typeof globalThis.fetch;

/** More than any report needs; a server that sends more is stopped. */
const mostBytes = 8_000_000;

/**
 * The one way to a model: to the profile's own host and to no other, without redirects, to this machine
 * only where the user says so, and with an answer of the right kind and of a bounded size.
 */
export function guardedFetch(
  fetch: Fetch,
  profile: Pick<ModelProfile, 'baseUrl' | 'name'>,
  isLocalOnly: () => boolean,
): Fetch {
  const { host } = new URL(profile.baseUrl);
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    if (url.host !== host) {
      throw notAllowed(`A request to ${url.host} was stopped: ${profile.name} is at ${host}.`);
    }
    if (isLocalOnly() && !isLoopback(url.hostname)) {
      throw notAllowed(
        `${profile.name} was not asked, because only models on this machine are allowed. Settings, Models says so.`,
      );
    }
    const response = await fetch(input, { ...init, redirect: 'error' });
    if (!response.ok) return response;
    const type = response.headers.get('content-type') ?? 'nothing';
    if (!/^(text\/event-stream|application\/json)\b/i.test(type)) {
      throw new RunFailure(
        'model-unreachable',
        `${host} answered with ${type.split(';')[0]} in place of a model's answer. A network that wants a login does that: open a page in the browser.`,
        { permanent: false },
      );
    }
    return bounded(response, host);
  };
}

/** The same response; it ends with a failure when its body is too long or no text. */
function bounded(response: Response, host: string): Response {
  if (!response.body) return response;
  let bytes = 0;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const check = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) throw broken(host, 'more than 8 MB');
      try {
        decoder.decode(chunk, { stream: true });
      } catch {
        throw broken(host, 'something that is no text');
      }
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(check), response);
}

function broken(host: string, what: string): RunFailure {
  return new RunFailure('model-cut-off', `${host} sent ${what}, so its answer was not used.`, {
    permanent: false,
  });
}

function notAllowed(message: string): RunFailure {
  return new RunFailure('not-allowed', message, { permanent: true });
}

import { RunFailure } from '../../../domain/failure.ts';
import { refusedAddress, unreachable } from './http-failures.ts';
import { type AddressClass, judgeHost, type Resolve } from './judge-address.ts';

const mostRedirects = 5;
const redirects = [301, 302, 303, 307, 308];

export interface FollowNeeds {
  readonly fetch: typeof globalThis.fetch;
  readonly resolve: Resolve;
  readonly signal: AbortSignal;
}

export interface Followed {
  readonly response: Response;
  readonly url: URL;
  readonly wasRedirected: boolean;
}

/** Judges the hosts of one job by the first one, which is its own. */
export interface OwnHost {
  class: AddressClass | null;
}

/**
 * GETs an address and follows where it leads: five times at most, never from https to http, never to
 * this machine or its network unless the job's own host lies there. Each hop is judged after its name
 * was resolved; between that and the connection a name could still change.
 * @param secret headers that only the address's own origin may see
 */
export async function follow(
  start: URL,
  headers: Readonly<Record<string, string>>,
  secret: Readonly<Record<string, string>>,
  own: OwnHost,
  needs: FollowNeeds,
): Promise<Followed> {
  let url = start;
  for (let hops = 0; ; hops += 1) {
    await refuseUnfit(url, own, needs.resolve);
    const sent = url.origin === start.origin ? { ...headers, ...secret } : headers;
    const response = await needs
      .fetch(url, { headers: sent, redirect: 'manual', signal: needs.signal })
      .catch((cause: unknown) => {
        throw cause instanceof RunFailure ? cause : unreachable(url, cause);
      });
    const location = response.headers.get('location');
    if (!redirects.includes(response.status) || location === null) {
      return { response, url, wasRedirected: hops > 0 };
    }
    await response.body?.cancel();
    if (hops === mostRedirects) {
      throw refusedAddress(start, `leads on more than ${mostRedirects} times`);
    }
    url = nextHop(url, location);
  }
}

function nextHop(from: URL, location: string): URL {
  const base = from.href;
  if (!URL.canParse(location, base)) throw refusedAddress(from, 'leads to no address');
  const to = new URL(location, base);
  if (!['http:', 'https:'].includes(to.protocol)) {
    throw refusedAddress(from, `leads to ${to.protocol}, which is no web address`);
  }
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw refusedAddress(from, 'leads from https to http, where anybody could read along');
  }
  if (to.username !== '' || to.password !== '') {
    throw refusedAddress(from, 'leads to an address with a password in it');
  }
  return to;
}

async function refuseUnfit(url: URL, own: OwnHost, resolve: Resolve): Promise<void> {
  const found = await judgeHost(url.hostname, resolve);
  own.class ??= found;
  if (found === 'never') {
    throw refusedAddress(url, 'lies where no data is served (link-local, multicast or no host)');
  }
  if (found === 'private' && own.class === 'public') {
    throw refusedAddress(
      url,
      "lies in this machine's own network, and the job's own host does not",
    );
  }
}

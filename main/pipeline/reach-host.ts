import { connect } from 'node:net';
import { RunFailure } from '../domain/failure.ts';

export interface Reached {
  readonly isReached: boolean;
  /** What came back, or what did not, and what to do. */
  readonly sentence: string;
}

const patienceMs = 10_000;

/**
 * Asks a server for nothing but an answer, by the way that everything else takes. No secret goes along.
 * @param address `https://shop.example` or `tcp://db.example:5432`
 */
export async function reachHost(address: string, fetch: typeof globalThis.fetch): Promise<Reached> {
  return address.startsWith('tcp:') ? reachPort(address) : reachWeb(address, fetch);
}

async function reachWeb(address: string, fetch: typeof globalThis.fetch): Promise<Reached> {
  const began = performance.now();
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(`${address}/`, { method: 'HEAD', redirect: 'manual', signal });
    await response.body?.cancel();
    const ms = Math.round(performance.now() - began);
    if (response.status === 407) return not('The proxy on the way asks for a name and a password.');
    return { isReached: true, sentence: `It answers, in ${ms} ms.` };
  } catch (caught) {
    return not(caught instanceof RunFailure ? caught.message : sentenceOf(codeOf(caught)));
  }
}

function reachPort(address: string): Promise<Reached> {
  const { hostname, port } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port), timeout: patienceMs });
    const end = (reached: Reached) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => end({ isReached: true, sentence: `Port ${port} is open.` }));
    socket.once('timeout', () => end(not(sentenceOf('ETIMEDOUT'))));
    socket.once('error', (error) => end(not(sentenceOf(codeOf(error)))));
  });
}

function not(sentence: string): Reached {
  return { isReached: false, sentence };
}

/** Node's code, or Chromium's, which stands in the message: `net::ERR_NAME_NOT_RESOLVED`. */
function codeOf(caught: unknown): string {
  if (!(caught instanceof Error)) return '';
  const { cause } = caught;
  if (caught.name === 'TimeoutError') return 'ETIMEDOUT';
  if (cause instanceof AggregateError) return codeOf(cause.errors[0]);
  if (cause instanceof Error) return codeOf(cause);
  if ('code' in caught && typeof caught.code === 'string') return caught.code;
  return /\bERR_[A-Z_]+/.exec(caught.message)?.[0] ?? '';
}

const sentences: readonly (readonly [RegExp, string])[] = [
  [
    /NAME_NOT_RESOLVED|ENOTFOUND|EAI_AGAIN/,
    'Its name is not known here. Is the VPN on, and the name right?',
  ],
  [/CONNECTION_REFUSED|ECONNREFUSED/, 'The machine is there, but nothing listens at this port.'],
  [/INTERNET_DISCONNECTED|ENETUNREACH/, 'This laptop is offline.'],
  [/PROXY|TUNNEL/, 'The proxy on the way does not let it through.'],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_/,
    'Its certificate is not trusted by this system. If your company has an authority of its own, add its certificate below.',
  ],
  [/TIMED_?OUT/, 'Nothing came back within 10 seconds. A firewall or a VPN may be in the way.'],
  [/SSL/, 'It does not speak a safe language (TLS) there.'],
];

function sentenceOf(code: string): string {
  const found = sentences.find(([pattern]) => pattern.test(code))?.[1];
  return found ?? `It cannot be reached${code === '' ? '' : ` (${code})`}.`;
}

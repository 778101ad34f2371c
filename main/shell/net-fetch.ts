import { Readable } from 'node:stream';
import { net, type Session, session } from 'electron';
import { asRunFailure, RunFailure } from '../domain/failure.ts';
import type { NetworkAccess, NetworkSettings } from '../domain/source/network-settings.ts';
import { verifyWith } from './own-certificates.ts';

/**
 * `fetch` over Chromium's network: the system's proxy, PAC and trusted certificates, the company's own
 * ones, and who we are for a proxy that asks; no cookies, no cache. With `redirect: 'manual'` it answers
 * with the redirect itself, as Node's does, so that whoever asked can judge where it leads.
 * @param access read anew for each request: what is set up counts from the next one on
 */
export function createNetFetch(access: () => NetworkAccess): typeof globalThis.fetch {
  const sessionFor = createSessions();
  return async (input, init) => {
    const request = new Request(input, init);
    const now = access();
    const own = sessionFor(now.settings);
    return ask(request, Buffer.from(await request.arrayBuffer()), own, now);
  };
}

/**
 * A session in memory for what is set up, and another one whenever that changes: a session remembers for
 * half an hour whom it trusted and whom not, and what it told a proxy. Where nothing is set up, the windows' own.
 */
function createSessions(): (settings: NetworkSettings) => Session {
  let made: { readonly rules: string; readonly session: Session } | null = null;
  let count = 0;
  return ({ certificates, proxies }) => {
    if (certificates.length === 0 && proxies.length === 0) return session.defaultSession;
    const rules = JSON.stringify([
      certificates,
      proxies.map(({ address, user }) => [address, user]),
    ]);
    if (made?.rules === rules) return made.session;
    made = { rules, session: session.fromPartition(`network-${++count}`) };
    made.session.setCertificateVerifyProc(verifyWith(certificates));
    return made.session;
  };
}

const withoutBody = [101, 103, 204, 205, 304];

function ask(given: Request, body: Buffer, own: Session, access: NetworkAccess): Promise<Response> {
  const { url, method, headers, signal, redirect } = given;
  return new Promise((resolve, reject) => {
    const plain = { session: own, credentials: 'omit', cache: 'no-store' } as const;
    const asked = net.request({
      url,
      method,
      ...plain,
      redirect: redirect === 'follow' ? 'follow' : 'manual',
    });
    const proxy = answerProxy(asked, access);
    headers.forEach((value, name) => {
      asked.setHeader(name, value);
    });
    const abort = () => {
      asked.abort();
      reject(signal.reason);
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    asked.on('error', (error) => reject(proxy.failure() ?? error));
    asked.on('redirect', (status, _method, location) => {
      if (redirect === 'follow') return;
      if (redirect === 'error') reject(new TypeError('it leads elsewhere'));
      else resolve(new Response(null, { status, headers: { location } }));
      asked.abort();
    });
    asked.on('response', (answer) => {
      const { statusCode: status, statusMessage: statusText } = answer;
      if (status === 407) {
        // A proxy's own answer in place of an https server's: left unread, it stops Electron 33 for good.
        asked.abort();
        const refused = proxy.failure();
        return refused ? reject(refused) : resolve(new Response(null, { status, statusText }));
      }
      const hasBody = method !== 'HEAD' && !withoutBody.includes(status);
      // Electron's type does not say that it is a stream; its own `fetch` does the same.
      const stream = Readable.toWeb(answer as unknown as Readable) as ReadableStream<Uint8Array>;
      const init = { status, statusText, headers: headersOf(answer.headers) };
      resolve(new Response(hasBody ? stream : null, init));
    });
    asked.end(body.length > 0 ? body : undefined);
  });
}

/** Says once who we are. A proxy that asks a second time has refused it, and is not asked again with it. */
function answerProxy(asked: Electron.ClientRequest, access: NetworkAccess) {
  let isGiven = false;
  let denied: RunFailure | null = null;
  const loginFor = (address: string) => {
    if (isGiven) {
      access.refuse(address);
      denied = notTaken(address);
      return null;
    }
    try {
      const login = access.loginOf(address);
      isGiven = login !== null;
      if (!isGiven) denied = unknownTo(address, access);
      return login;
    } catch (caught) {
      denied = asRunFailure(caught); // The keyring is locked.
      return null;
    }
  };
  asked.on('login', ({ isProxy, host, port }, answer) => {
    const login = isProxy ? loginFor(`${host}:${port}`) : null;
    if (login) answer(login.user, login.password);
    else answer();
  });
  /** Why the proxy lets nothing through; null where it does, or did not ask. */
  return { failure: () => denied };
}

function unknownTo(address: string, { settings: { proxies } }: NetworkAccess): RunFailure {
  const isRefused = proxies.some((one) => one.address === address && one.isRefused);
  if (isRefused) return notTaken(address);
  return closed(address, 'asks for a name and a password. Enter them once in Settings, Network.');
}

function notTaken(address: string): RunFailure {
  const what = 'did not take the name and password that it was given';
  return closed(address, `${what}. Enter them anew in Settings, Network.`);
}

function closed(address: string, what: string): RunFailure {
  return new RunFailure('source-unreachable', `The proxy ${address} ${what}`, { permanent: true });
}

function headersOf(given: Record<string, string | string[]>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(given)) {
    for (const value of [values].flat()) headers.append(name, value);
  }
  return headers;
}

import { Readable } from 'node:stream';
import { net } from 'electron';

/**
 * `fetch` over Chromium's network, in main and in a worker alike: the system's proxy, PAC and trusted
 * certificates; no cookies, no cache. With `redirect: 'manual'` it answers with the redirect itself, as
 * Node's does, so that whoever asked can judge where it leads; Electron's own would fail instead.
 */
export const netFetch: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(new Request(input, init), { credentials: 'omit', cache: 'no-store' });
  if (request.redirect !== 'manual') return net.fetch(request);
  return fetchOneHop(request, Buffer.from(await request.arrayBuffer()));
};

const withoutBody = [101, 103, 204, 205, 304];

function fetchOneHop({ url, method, headers, signal }: Request, body: Buffer): Promise<Response> {
  return new Promise((resolve, reject) => {
    const plain = { credentials: 'omit', cache: 'no-store', redirect: 'manual' } as const;
    const asked = net.request({ url, method, ...plain });
    headers.forEach((value, name) => {
      asked.setHeader(name, value);
    });
    const abort = () => {
      asked.abort();
      reject(signal.reason);
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    asked.on('error', reject);
    asked.on('redirect', (status, _method, location) => {
      resolve(new Response(null, { status, headers: { location } }));
      asked.abort();
    });
    asked.on('response', (answer) => {
      const hasBody = method !== 'HEAD' && !withoutBody.includes(answer.statusCode);
      // Electron's type does not say that it is a stream; its own `fetch` does the same.
      const stream = Readable.toWeb(answer as unknown as Readable) as ReadableStream<Uint8Array>;
      const { statusCode: status, statusMessage: statusText } = answer;
      const init = { status, statusText, headers: headersOf(answer.headers) };
      resolve(new Response(hasBody ? stream : null, init));
    });
    asked.end(body.length > 0 ? body : undefined);
  });
}

function headersOf(given: Record<string, string | string[]>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(given)) {
    for (const value of [values].flat()) headers.append(name, value);
  }
  return headers;
}

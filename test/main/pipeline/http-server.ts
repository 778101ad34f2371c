import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface TestServer {
  readonly url: string;
  /** Method, path and the headers that a test may ask about, one entry a request. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
}

/** A real server on loopback that lives as long as the test. */
export async function serve(answer: Answer): Promise<TestServer> {
  const asked: TestServer['asked'] = [];
  const server: Server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked };
}

/** Answers each path with a body of this type; everything else is not there. */
export function files(bodies: Readonly<Record<string, string>>, type = 'application/json'): Answer {
  return ({ url = '' }, response) => {
    const body = bodies[url];
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': type }).end(body);
  };
}

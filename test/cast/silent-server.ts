import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that takes every question and never answers: what a run looks like while it works. */
export async function startSilentServer(): Promise<{ server: Server; url: string }> {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}/orders.csv` };
}

/** Data that is never fresh: the run waits for it until hours later. */
export const neverFresh = {
  fresh: 0,
  host: null,
  until: { afterMs: 4 * 3_600_000 },
  ifLate: 'fail',
} as const;

import { machineResolve } from './pipeline/fetch/http/machine-resolve.ts';
import { serveWorker, type WorkerNeeds } from './pipeline/serve-worker.ts';
import type { WorkerRequest } from './pipeline/worker-messages.ts';

/** What Electron adds to `process` in a utility process; absent under plain Node. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listen: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listen: () => void): void;
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };

// The app's workers ask through Chromium, as main does; it is loaded by the first job that asks.
const netFetch: typeof fetch = async (input, init) =>
  (await import('./shell/net-fetch.ts')).netFetch(input, init);
// The engine and SQLite are loaded by the first year that is worked out; no run waits for them.
const needs: WorkerNeeds = {
  network: { fetch: parentPort ? netFetch : fetch, resolve: machineResolve },
  forecast: async (plan) => (await import('./compose-forecast.ts')).forecast(plan),
};

// A worker without its parent has nobody to work for: it ends with the line.
if (parentPort) {
  parentPort.on('close', () => process.exit(0));
  serveWorker(
    {
      post: (reply) => parentPort.postMessage(reply),
      onRequest: (listen) => {
        parentPort.on('message', (event) => listen(event.data as WorkerRequest));
      },
    },
    needs,
  );
} else {
  process.once('disconnect', () => process.exit(0));
  serveWorker(
    {
      post: (reply) => {
        process.send?.(reply);
      },
      onRequest: (listen) => {
        process.on('message', (message) => listen(message as WorkerRequest));
      },
    },
    needs,
  );
}

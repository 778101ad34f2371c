import { machineResolve } from './pipeline/fetch/http/machine-resolve.ts';
import { serveWorker, type WorkerNeeds } from './pipeline/serve-worker.ts';
import { webOverLine } from './pipeline/web/web-over-line.ts';
import type { WorkerRequest } from './pipeline/worker-messages.ts';

/** What Electron adds to `process` in a utility process; absent under plain Node. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listen: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listen: () => void): void;
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };

// The engine and SQLite are loaded by the first year that is worked out; no run waits for them.
const forecast: WorkerNeeds['forecast'] = async (plan) =>
  (await import('./compose-forecast.ts')).forecast(plan);

const post = (message: unknown): void => {
  if (parentPort) parentPort.postMessage(message);
  else process.send?.(message);
};
// Main asks the web in its place: only there are proxies and certificates known.
const web = webOverLine(post);

const samples: WorkerNeeds['samples'] = async (plan) =>
  (await import('./compose-samples.ts')).makeSamples(plan);

// A worker without its parent has nobody to work for: it ends with the line.
if (parentPort) parentPort.on('close', () => process.exit(0));
else process.once('disconnect', () => process.exit(0));

serveWorker(
  {
    post,
    onRequest(listen) {
      const take = (message: unknown) => {
        if (!web.take(message)) listen(message as WorkerRequest);
      };
      if (parentPort) parentPort.on('message', ({ data }) => take(data));
      else process.on('message', take);
    },
  },
  { network: { fetch: web.fetch, resolve: machineResolve }, forecast, samples },
);

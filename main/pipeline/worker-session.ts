import { RunFailure } from '../domain/failure.ts';
import type { Analyzed, AnalyzePlan, Fetched, FetchPlan, Progress } from '../domain/plan.ts';
import type { WorkerSession, Workers } from '../domain/ports.ts';
import type { StartWorker, WorkerTransport } from '../domain/worker-transport.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

/** Opens one worker process per attempt, over whatever transport the program runs on. */
export function createWorkers(start: StartWorker): Workers {
  return { open: (onProgress) => openSession(start(), onProgress) };
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (failure: RunFailure) => void;
}

function openSession(
  transport: WorkerTransport,
  onProgress: (progress: Progress) => void,
): WorkerSession {
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let isGone = false;

  // A crash fails this attempt and nothing else: whoever waits is told, the tray lives on.
  const end = () => {
    isGone = true;
    for (const call of pending.values()) call.reject(crashed());
    pending.clear();
  };

  transport.onExit(end);
  transport.onMessage((message) => {
    // The other end is our own code in a process that we started: its shape is known.
    const reply = message as WorkerReply;
    const call = pending.get(reply.id);
    if (!call) return;
    if (reply.kind === 'progress') {
      onProgress(reply.progress);
      return;
    }
    pending.delete(reply.id);
    if (reply.kind === 'done') call.resolve(reply.value);
    else call.reject(RunFailure.from(reply.failure));
  });

  const ask = <Value>(request: WorkerRequest): Promise<Value> => {
    if (isGone) return Promise.reject(crashed());
    const answer = new Promise((resolve, reject) => {
      pending.set(request.id, { resolve, reject });
    });
    transport.post(request);
    return answer as Promise<Value>;
  };

  return {
    fetch: (plan: FetchPlan) => ask<Fetched>({ id: nextId++, call: 'fetch', plan }),
    analyze: (plan: AnalyzePlan) => ask<Analyzed>({ id: nextId++, call: 'analyze', plan }),
    kill: () => {
      transport.kill();
      end();
    },
  };
}

function crashed(): RunFailure {
  return new RunFailure(
    'crashed',
    'The process that reads and analyses the data ended unexpectedly. Almanac tries again if the job allows it.',
    { permanent: false },
  );
}

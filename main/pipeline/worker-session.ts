import { RunFailure } from '../domain/failure.ts';
import type { ForecastPlan, ForecastSlot } from '../domain/job/forecast.ts';
import type { SamplesPlan } from '../domain/job/samples.ts';
import type { Inquiry, InquiryAnswer } from '../domain/model/investigation.ts';
import type { WorkerSession, Workers } from '../domain/ports.ts';
import type { ExportFile, ExportPlan } from '../domain/report/export.ts';
import type { Analyzed, AnalyzePlan, Fetched, FetchPlan, Progress } from '../domain/run/plan.ts';
import type { StartWorker, WorkerTransport } from '../domain/run/worker-transport.ts';
import type { Access } from '../domain/source/access.ts';
import type { Preview, PreviewPlan } from '../domain/source/preview.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

/** Opens one worker process per attempt, over whatever transport the program runs on. */
export function createWorkers(start: StartWorker): Workers {
  return {
    open(onProgress) {
      const { ask, kill } = openLine(start(), onProgress);
      return {
        fetch: (plan: FetchPlan) => ask<Fetched>({ call: 'fetch', plan }),
        analyze: (plan: AnalyzePlan) => ask<Analyzed>({ call: 'analyze', plan }),
        inquire: (inquiry: Inquiry) => ask<InquiryAnswer>({ call: 'inquire', inquiry }),
        kill,
      };
    },
  };
}

/** Makes files of a report in a process of its own, which ends with the answer. */
export async function exportInWorker(
  start: StartWorker,
  plan: ExportPlan,
): Promise<readonly ExportFile[]> {
  const { ask, kill } = openLine(start(), () => {});
  try {
    return await ask<readonly ExportFile[]>({ call: 'export', plan });
  } finally {
    kill();
  }
}

/** Looks at a source in a process of its own, which ends with the answer or when it is stopped. */
export function previewInWorker(
  start: StartWorker,
  plan: PreviewPlan,
): { readonly answer: Promise<Preview>; readonly stop: () => void } {
  const { ask, kill } = openLine(start(), () => {});
  const answer = ask<Preview>({ call: 'preview', plan }).finally(kill);
  return { answer, stop: kill };
}

/** Tries a year on the simulator in a process of its own, which ends with the answer or when it is stopped. */
export function forecastInWorker(
  start: StartWorker,
  plan: ForecastPlan,
): { readonly answer: Promise<readonly ForecastSlot[]>; readonly stop: () => void } {
  const { ask, kill } = openLine(start(), () => {});
  const answer = ask<readonly ForecastSlot[]>({ call: 'forecast', plan }).finally(kill);
  return { answer, stop: kill };
}

/** Invents the data of an example in a process of its own, which ends with the answer. */
export async function samplesInWorker(
  start: StartWorker,
  plan: SamplesPlan,
): Promise<Readonly<Record<string, string>>> {
  const { ask, kill } = openLine(start(), () => {});
  try {
    return await ask<Readonly<Record<string, string>>>({ call: 'samples', plan });
  } finally {
    kill();
  }
}

/** Asks a server, in a process of its own, whether it lets us in. @returns what it said */
export async function tryInWorker(start: StartWorker, access: Access): Promise<string> {
  const { ask, kill } = openLine(start(), () => {});
  try {
    return await ask<string>({ call: 'try', access });
  } finally {
    kill();
  }
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (failure: RunFailure) => void;
}

/** A request as its caller knows it: the line numbers it. */
type Unnumbered<Request> = Request extends { readonly id: number } ? Omit<Request, 'id'> : never;

interface Line {
  ask<Value>(request: Unnumbered<WorkerRequest>): Promise<Value>;
  readonly kill: WorkerSession['kill'];
}

function openLine(transport: WorkerTransport, onProgress: (progress: Progress) => void): Line {
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

  return {
    ask<Value>(request: Unnumbered<WorkerRequest>) {
      if (isGone) return Promise.reject(crashed());
      const id = nextId++;
      const answer = new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
      });
      transport.post({ ...request, id });
      return answer as Promise<Value>;
    },
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

import { asRunFailure } from '../domain/failure.ts';
import type { ForecastPlan, ForecastSlot } from '../domain/job/forecast.ts';
import type { SamplesPlan } from '../domain/job/samples.ts';
import type { ExportFile, ExportPlan } from '../domain/report/export.ts';
import type { Progress } from '../domain/run/plan.ts';
import { createInvestigation, type Investigation } from './analyze/agent/investigation.ts';
import { analyze } from './analyze/analyze.ts';
import { fetchSources } from './fetch/fetch-sources.ts';
import type { HttpNeeds } from './fetch/http/http.ts';
import { tryConnection } from './fetch/try-connection.ts';
import { previewSource } from './preview/preview-source.ts';
import type { WorkerAnswer, WorkerReply, WorkerRequest } from './worker-messages.ts';

/** The worker's end of the line. */
export interface WorkerPort {
  post(reply: WorkerReply): void;
  onRequest(listen: (request: WorkerRequest) => void): void;
}

/** What a worker is given that its room cannot reach. */
export interface WorkerNeeds {
  readonly network: HttpNeeds;
  readonly forecast: (plan: ForecastPlan) => Promise<readonly ForecastSlot[]>;
  /** Invented data by source id. */
  readonly samples: (plan: SamplesPlan) => Promise<Readonly<Record<string, string>>>;
}

/** What outlives one request. */
interface Tools extends WorkerNeeds {
  readonly investigation: Investigation;
}

/** Answers requests one after the other, in the order they came. */
export function serveWorker(port: WorkerPort, needs: WorkerNeeds): void {
  const investigation = createInvestigation();
  let last: Promise<void> = Promise.resolve();
  port.onRequest((request) => {
    last = last.then(() => answer(request, port, { ...needs, investigation }));
  });
}

async function answer(request: WorkerRequest, port: WorkerPort, tools: Tools): Promise<void> {
  const { id } = request;
  const report = (progress: Progress) => port.post({ id, kind: 'progress', progress });
  try {
    port.post({ id, kind: 'done', value: await perform(request, report, tools) });
  } catch (caught) {
    port.post({ id, kind: 'failed', failure: asRunFailure(caught).record() });
  }
}

function perform(
  request: WorkerRequest,
  report: (progress: Progress) => void,
  { network, forecast, samples, investigation }: Tools,
): Promise<WorkerAnswer> {
  switch (request.call) {
    case 'fetch':
      return fetchSources(request.plan, report, network);
    case 'analyze':
      return analyze(request.plan, report);
    case 'export':
      return exported(request.plan);
    case 'inquire':
      return investigation.answer(request.inquiry);
    case 'preview':
      return previewSource(request.plan, network);
    case 'forecast':
      return forecast(request.plan);
    case 'samples':
      return samples(request.plan);
    case 'try':
      return tryConnection(request.access, network);
  }
}

/** What writes office files is loaded by the first export: no run waits for it. */
async function exported(plan: ExportPlan): Promise<readonly ExportFile[]> {
  const { exportFiles } = await import('./export/export-files.ts');
  return exportFiles(plan);
}

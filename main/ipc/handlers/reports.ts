import type { FactView, ReportItemView, ReportView } from '../../../preload/contract/views.ts';
import type { ReportRecord } from '../../domain/report.ts';
import type { HandlersOf } from '../handler.ts';
import { missing, mustFindReport, mustFindRun } from '../must-find.ts';
import type { Services } from '../services.ts';
import { factView } from '../views/fact-view.ts';
import { jobName } from '../views/names.ts';
import { reasonText } from '../views/reason-text.ts';
import { reportItem } from '../views/report-item.ts';
import { versionsOf } from './again.ts';

const mostListed = 500;
/** Each earlier report is read from its file. */
const earlierShown = 8;

export function reportsHandlers(
  services: Services,
): HandlersOf<'reports.read' | 'report.read' | 'report.fact'> {
  return {
    'reports.read': ({ jobId }) =>
      readReportItems(services, { limit: mostListed, ...(jobId === null ? {} : { jobId }) }),
    'report.read': ({ runId }) => {
      const view = readReport(services, mustFindReport(services, runId));
      if (view.item.isUnread) {
        services.reports.markRead(runId);
        services.engine.viewsChanged();
      }
      return view;
    },
    'report.fact': ({ runId, n }) => readFact(services, mustFindReport(services, runId), n),
  };
}

export function readReportItems(
  { reports, jobs, history }: Services,
  filter: { readonly jobId?: string; readonly limit: number },
): readonly ReportItemView[] {
  return reports
    .list(filter)
    .map((record) =>
      reportItem(record, jobName(jobs, record.jobId), history.run(record.runId)?.zone ?? 'UTC'),
    );
}

function readReport(services: Services, record: ReportRecord): ReportView {
  const { runId, jobId } = record;
  const run = mustFindRun(services, runId);
  const slot = services.history.slotOf(runId);
  const report = services.files.read(record.hash);
  const siblings = services.reports.list({ jobId, limit: mostListed });
  const at = siblings.findIndex((sibling) => sibling.runId === runId);
  return {
    item: reportItem(record, jobName(services.jobs, jobId), run.zone),
    frameUrl: `report://${runId}/`,
    window: run.window ?? missing('This report has lost its period.'),
    revision: run.revision,
    startedAtMs: run.startedAtMs,
    endedAtMs: run.endedAtMs,
    reasonText: slot ? reasonText(slot) : '',
    factCount: report.facts.length,
    narration: report.narration ?? null,
    previousRunId: siblings[at + 1]?.runId ?? null,
    nextRunId: at > 0 ? (siblings[at - 1]?.runId ?? null) : null,
    ...versionsOf(services, run),
  };
}

function readFact(services: Services, record: ReportRecord, n: number): FactView {
  const { files, reports } = services;
  const fact =
    files.read(record.hash).facts.find((candidate) => candidate.n === n) ??
    missing(`The report has no number ${n}.`);
  return factView(fact, reports.snapshot(record.runId), earlierTexts(services, record, fact.id));
}

function earlierTexts(
  { reports, files }: Services,
  record: ReportRecord,
  factId: string,
): FactView['before'] {
  const all = reports.list({ jobId: record.jobId, limit: mostListed });
  const at = all.findIndex((sibling) => sibling.runId === record.runId);
  return all.slice(at + 1, at + 1 + earlierShown).flatMap(({ runId, createdAtMs, hash }) => {
    const text = textOf(files, hash, factId);
    return text === null ? [] : [{ runId, atMs: createdAtMs, text }];
  });
}

/** An earlier report may have expired or been edited; this one is still worth showing. */
function textOf(files: Services['files'], hash: string, factId: string): string | null {
  try {
    return files.read(hash).facts.find(({ id }) => id === factId)?.text ?? null;
  } catch {
    return null;
  }
}

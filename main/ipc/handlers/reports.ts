import type { FactView, ReportView } from '../../../preload/contract/views.ts';
import { markText } from '../../domain/report/mark-text.ts';
import type { ReportRecord } from '../../domain/report/report.ts';
import type { HandlersOf } from '../handler.ts';
import { missing, mustFindReport, mustFindRun } from '../must-find.ts';
import type { Services } from '../services.ts';
import { factView } from '../views/fact-view.ts';
import { jobName } from '../views/names.ts';
import { reasonText } from '../views/reason-text.ts';
import { reportItem } from '../views/report-item.ts';
import { versionsOf } from './again.ts';

const earlierShown = 5;

export function reportsHandlers(
  services: Services,
): HandlersOf<'report.read' | 'report.find' | 'report.fact'> {
  return {
    'report.read': ({ runId }) => readReport(services, mustFindReport(services, runId)),
    'report.find': ({ runId, text }) => {
      const { hash } = mustFindReport(services, runId);
      return { count: markText(services.files.readPage(hash).html, text).count };
    },
    'report.fact': ({ runId, n }) => readFact(services, mustFindReport(services, runId), n),
  };
}

function readReport(services: Services, record: ReportRecord): ReportView {
  const { runId, jobId } = record;
  const run = mustFindRun(services, runId);
  const slot = services.history.slotOf(runId);
  const { narration } = services.files.readPage(record.hash);
  const { previous, next } = services.reports.neighbours(runId);
  return {
    item: reportItem(record, jobName(services.jobs, jobId), {
      zone: run.zone,
      period: run.window,
      isPinned: services.inbox.isPinned(runId),
      excerpt: null,
    }),
    frameUrl: `report://${runId}/`,
    window: run.window ?? missing('This report has lost its period.'),
    revision: run.revision,
    startedAtMs: run.startedAtMs,
    endedAtMs: run.endedAtMs,
    reasonText: slot ? reasonText(slot) : '',
    factCount: services.facts.count(runId),
    narration: narration ?? null,
    previousRunId: previous,
    nextRunId: next,
    ...versionsOf(services, run),
  };
}

function readFact({ facts, reports }: Services, { runId }: ReportRecord, n: number): FactView {
  const fact = facts.one(runId, n) ?? missing(`The report has no number ${n}.`);
  const before = facts.earlier(runId, fact.id, earlierShown);
  return factView(fact, reports.snapshot(runId), before);
}

import type { ComparisonView, InboxCalls } from '../../../preload/contract/inbox-calls.ts';
import type { ReportItemView } from '../../../preload/contract/views.ts';
import type { InboxFilter } from '../../domain/report/inbox.ts';
import { compareReports } from '../../domain/report/revision.ts';
import type { HandlersOf } from '../handler.ts';
import { mustFindReport, mustFindRun } from '../must-find.ts';
import type { Services } from '../services.ts';
import { jobName } from '../views/names.ts';
import { reportItem } from '../views/report-item.ts';

const pageLength = 50;

/** The list of reports: found, marked, compared. */
export function inboxHandlers(services: Services): HandlersOf<keyof InboxCalls> {
  const { inbox, engine, clock } = services;
  return {
    'reports.read': ({ jobId, shows, text, before }) => {
      const items = readReportItems(services, {
        shows,
        text,
        limit: pageLength,
        ...(jobId === null ? {} : { jobId }),
        ...(before === null ? {} : { beforeRunId: before }),
      });
      return { items, next: items.length < pageLength ? null : (items.at(-1)?.runId ?? null) };
    },
    'reports.unread': () => inbox.countUnread(),
    'report.mark': ({ runId, mark }) => {
      mustFindReport(services, runId);
      if (mark === 'read' || mark === 'unread') inbox.setRead(runId, mark === 'read');
      else inbox.pin(runId, mark === 'pinned' ? clock.wallMs() : null);
      engine.viewsChanged();
      return null;
    },
    'report.compare': ({ runIds }) => compare(services, runIds),
  };
}

export function readReportItems(
  { inbox, jobs }: Services,
  filter: InboxFilter,
): readonly ReportItemView[] {
  return inbox
    .find(filter)
    .map((record) => reportItem(record, jobName(jobs, record.jobId), record));
}

function compare(services: Services, runIds: readonly [string, string]): ComparisonView {
  const read = (runId: string) => {
    const record = mustFindReport(services, runId);
    const run = mustFindRun(services, runId);
    const kept = { zone: run.zone, period: run.window, isPinned: false, excerpt: null };
    const item = reportItem(record, jobName(services.jobs, record.jobId), kept);
    const { facts, region } = services.files.read(record.hash);
    return { view: { item, window: run.window }, facts, region };
  };
  const [one, other] = [read(runIds[0]), read(runIds[1])];
  const endOf = ({ view }: typeof one) => view.window?.toMs ?? view.item.createdAtMs;
  const [before, after] = endOf(one) <= endOf(other) ? [one, other] : [other, one];
  return {
    reports: [before.view, after.view],
    numbers: compareReports(before.facts, after.facts, after.region),
  };
}

import type { BackfillItemView, VersionsView } from '../../../preload/contract/revision-views.ts';
import { compareFacts, whyRevised } from '../../domain/report/revision.ts';
import { type BackfillWindow, isLeftOut } from '../../domain/run/request.ts';
import { isWorkDone, type Run } from '../../domain/run/run.ts';
import { dayRange } from '../../domain/schedule/day-range.ts';
import type { HandlersOf } from '../handler.ts';
import { mustFindJob, mustFindReport, mustFindRun } from '../must-find.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';

/** What is made once more, and what is made later: revisions, and periods that were left out. */
export function againHandlers(
  services: Services,
): HandlersOf<'report.again' | 'report.send' | 'backfill.preview' | 'backfill.start'> {
  const { engine } = services;
  return {
    'report.again': ({ runId, data }) => {
      mustFindReport(services, runId);
      const run = mustFindRun(services, runId);
      mustFindJob(services, run.jobId);
      return { runId: engine.runAgain(run.id, data).id };
    },
    'report.send': ({ runId }) => {
      mustFindReport(services, runId);
      engine.send(runId);
      return null;
    },
    'backfill.preview': (asked) => {
      const planned = plan(services, asked);
      return planned instanceof Refused ? planned : planned.map(backfillItem);
    },
    'backfill.start': (asked) => {
      const planned = plan(services, asked);
      if (planned instanceof Refused) return planned;
      const missing = planned.filter(isLeftOut);
      for (const { window, slot } of missing) {
        engine.backfill(asked.jobId, { windowKey: window.key, dueAtMs: slot.dueAtMs });
      }
      return { started: missing.length };
    },
  };
}

/** The versions of a report, what the newer one says otherwise, and whether it waits to be sent. */
export function versionsOf(services: Services, run: Run): VersionsView {
  const { history, reports, jobs } = services;
  const done = run.key === null ? [run] : history.ofWindow(run.key).filter(isWorkDone);
  const versions = done.flatMap(({ id, revision }) => {
    const report = reports.get(id);
    return report ? [{ runId: id, revision, createdAtMs: report.createdAtMs }] : [];
  });
  const before = done.findLast(({ revision }) => revision < run.revision);
  const isUnsent = run.trigger === 'again' && history.deliveries(run.id).length === 0;
  const hasReader = (jobs.get(run.jobId)?.deliver.length ?? 0) > 0;
  return {
    versions,
    revised: before ? revisedView(services, before, run) : null,
    canSend: isUnsent && hasReader,
  };
}

function revisedView(services: Services, before: Run, after: Run): VersionsView['revised'] {
  const { reports, files } = services;
  const factsOf = ({ id }: Run) => files.read(mustFindReport(services, id).hash).facts;
  const stated = factsOf(after);
  const withData = (run: Run) => ({ run, snapshot: reports.snapshot(run.id) });
  return {
    runId: before.id,
    revision: before.revision,
    why: whyRevised(withData(before), withData(after)),
    changes: compareFacts(factsOf(before), stated).map((change) => ({
      ...change,
      n: stated.find(({ id }) => id === change.id)?.n ?? null,
    })),
  };
}

function plan(
  services: Services,
  { jobId, from, to }: { readonly jobId: string; readonly from: string; readonly to: string },
): readonly BackfillWindow[] | Refused {
  const job = mustFindJob(services, jobId);
  if (from > to) {
    return new Refused([{ field: 'to', message: 'The last day lies before the first one.' }]);
  }
  const { zone } = services.timetable.at(job, services.clock.wallMs());
  return services.engine.planBackfill(job.id, dayRange(from, to, zone));
}

function backfillItem(planned: BackfillWindow): BackfillItemView {
  const { window, slot, exists, runId } = planned;
  return {
    key: window.key,
    fromMs: window.fromMs,
    toMs: window.toMs,
    zone: slot.zone,
    exists,
    isLeftOut: isLeftOut(planned),
    runId,
  };
}

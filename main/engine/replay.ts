import { RunFailure } from '../domain/failure.ts';
import type { Agent } from '../domain/model/agent.ts';
import type { Report } from '../domain/report/report.ts';
import { analyzePlan } from './attempt.ts';
import { findStoredReport, keptWith, type StoredReportNeeds } from './stored-report.ts';

export type Replay =
  | { readonly identical: true }
  | {
      readonly identical: false;
      readonly file: 'report.md' | 'facts.json' | 'charts.json';
      readonly line: number;
      readonly was: string;
      readonly now: string;
      /** Recipe and version that made the stored report and the new one, where they differ. */
      readonly recipe?: { readonly was: string; readonly now: string };
    };

/** Rebuilds a report from its snapshot and says whether each byte is the same. Writes nothing. */
export async function replay(
  runId: string,
  needs: StoredReportNeeds & { readonly agent: Agent },
): Promise<Replay> {
  const found = findStoredReport(runId, needs);
  if (!found) {
    throw new RunFailure('not-found', `There is no report of a run "${runId}".`, {
      permanent: true,
    });
  }
  const { run, record, snapshot, spec: job } = found;
  // Fence 0 is no claim's: the folder cannot be that of a run under way.
  const claim = { runId: run.id, fence: 0 };
  const tmpDir = needs.artifacts.openTmp(claim);
  const session = needs.workers.open(() => {});
  try {
    const was = needs.files.read(record.hash);
    const plan = analyzePlan(run, job, { ...keptWith(was), snapshot }, tmpDir, needs);
    const report =
      job.analysis.narrator === 'model'
        ? await needs.agent.replay({ run, job, plan, session })
        : (await session.analyze(plan)).report;
    return compare(was, report);
  } finally {
    session.kill();
    needs.artifacts.closeTmp(claim);
  }
}

function compare(was: Report, now: Report): Replay {
  const difference = firstOf(was, now);
  if (difference.identical || !was.recipe || !now.recipe || was.recipe === now.recipe) {
    return difference;
  }
  return { ...difference, recipe: { was: was.recipe, now: now.recipe } };
}

function firstOf(was: Report, now: Report): Replay {
  const json = (value: unknown) => JSON.stringify(value, null, 1);
  return (
    firstDifference('report.md', was.markdown, now.markdown) ??
    firstDifference('facts.json', json(was.facts), json(now.facts)) ??
    firstDifference('charts.json', json(was.charts), json(now.charts)) ?? { identical: true }
  );
}

function firstDifference(
  file: 'report.md' | 'facts.json' | 'charts.json',
  was: string,
  now: string,
): Replay | null {
  if (was === now) return null;
  const before = was.split('\n');
  const after = now.split('\n');
  const index = before.findIndex((line, at) => line !== after[at]);
  const line = index === -1 ? before.length : index;
  return {
    identical: false,
    file,
    line: line + 1,
    was: before[line] ?? '',
    now: after[line] ?? '',
  };
}

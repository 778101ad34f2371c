import { type AskReport, type AskReportNeeds, createAskReport } from './engine/ask-report.ts';
import { type Replay, replay } from './engine/replay.ts';
import type { Store } from './store/open-store.ts';

/** What can be done with stored reports, from their snapshots alone. */
export interface OfReports {
  readonly asking: AskReport;
  replay(runId: string): Promise<Replay>;
}

type Own = Pick<
  AskReportNeeds,
  'answerer' | 'clock' | 'listen' | 'onFailure' | 'workers' | 'previousFacts'
>;

/** Builds what opens a report's snapshot again: questions about it, and its replay. */
export function composeReports(
  needs: Own & { readonly store: Store; readonly agent: Parameters<typeof replay>[1]['agent'] },
): OfReports {
  const { store, ...own } = needs;
  const given = { ...store, ...own, files: store.reportFiles };
  return { asking: createAskReport(given), replay: (runId) => replay(runId, given) };
}

import type {
  AttemptView,
  DeliveryView,
  RunView,
  SourceView,
} from '../../../preload/contract/views.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Attempt } from '../../domain/history.ts';
import type { SnapshotManifest } from '../../domain/report.ts';
import type { Run, SlotRecord } from '../../domain/run.ts';
import { isSinceLast } from '../../domain/window.ts';
import { historyItem } from './history-item.ts';

export interface RunFacts {
  readonly run: Run;
  readonly slot: SlotRecord;
  readonly jobName: string;
  readonly attempts: readonly Attempt[];
  readonly snapshot: SnapshotManifest | null;
  readonly deliveries: readonly Delivery[];
}

/** Everything that the run page shows, with what exactly was sent. */
export function runView({ run, slot, jobName, attempts, snapshot, deliveries }: RunFacts): RunView {
  return {
    runId: run.id,
    item: historyItem(slot, jobName),
    key: run.key,
    window: run.window,
    revision: run.revision,
    jobRevision: run.jobRevision,
    covers: slot.covers,
    tzdata: slot.tzdata,
    isWidened: slot.covers.length > 0 && run.window !== null && isSinceLast(run.window),
    attempts: attempts.map(attemptView),
    sources: snapshot ? sourceViews(snapshot) : [],
    deliveries: deliveries.map(deliveryView),
  };
}

function attemptView({ startedAtMs, endedAtMs, outcome, failure }: Attempt): AttemptView {
  return { startedAtMs, endedAtMs, outcome, failure: failure?.message ?? null };
}

function sourceViews({ parts }: SnapshotManifest): readonly SourceView[] {
  return parts.map((part) => ({
    id: part.sourceId,
    origin: part.origin,
    modifiedAtMs: part.originModifiedAtMs,
    rows: part.rows,
    sha256: part.sha256,
  }));
}

function deliveryView({ channel, recipient, state, payload, failure }: Delivery): DeliveryView {
  const { title, body } = payload;
  return { channel, recipient, state, title, body, failure: failure?.message ?? null };
}

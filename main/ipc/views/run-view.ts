import type {
  AttemptView,
  DeliveryView,
  RunView,
  SourceView,
} from '../../../preload/contract/views.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { Job } from '../../domain/job/job.ts';
import type { SnapshotManifest } from '../../domain/report/report.ts';
import type { Attempt, StoredFetch } from '../../domain/run/history.ts';
import type { Run, SlotRecord } from '../../domain/run/run.ts';
import { courseOf } from '../../domain/run/run-course.ts';
import { isSinceLast } from '../../domain/schedule/window.ts';
import { actionFor } from './failure-item.ts';
import { historyItem } from './history-item.ts';

export interface RunFacts {
  readonly run: Run;
  readonly slot: SlotRecord;
  readonly jobName: string;
  /** Null when it was removed. */
  readonly job: Job | null;
  readonly attempts: readonly Attempt[];
  readonly fetched: StoredFetch | null;
  readonly progress: RunView['progress'];
  readonly snapshot: SnapshotManifest | null;
  readonly deliveries: readonly Delivery[];
}

/** Everything that the run page shows, with what exactly was sent. */
export function runView(facts: RunFacts): RunView {
  const { run, slot, jobName, job, attempts, fetched, progress, snapshot, deliveries } = facts;
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
    course: courseOf(run, attempts, fetched),
    progress,
    action: run.outcome === 'failed' ? actionFor(run, job) : null,
    connectionId: run.failure?.connectionId ?? null,
    sources: snapshot ? sourceViews(snapshot) : [],
    deliveries: deliveries.map(deliveryView),
  };
}

function attemptView({ startedAtMs, endedAtMs, outcome, failure, log }: Attempt): AttemptView {
  return { startedAtMs, endedAtMs, outcome, failure: failure?.message ?? null, log };
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

/** The address of a webhook or monitor may hold its secret: only its host is shown. */
export function deliveryView(delivery: Delivery): DeliveryView {
  const { id, channel, recipient, state, isHeld, isMaybeDuplicate, nextAtMs, payload } = delivery;
  const isAddress = channel === 'webhook' || channel === 'ping';
  const shown = isAddress ? new URL(recipient).host : recipient;
  const { title, body } = payload;
  return {
    id,
    channel,
    state,
    isHeld,
    isMaybeDuplicate,
    nextAtMs,
    title,
    body,
    recipient: shown,
    isRequired: delivery.required,
    failure: state === 'sent' ? null : (delivery.failure?.message ?? null),
  };
}

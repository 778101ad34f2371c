import type Database from 'better-sqlite3';
import { RunFailure } from '../domain/failure.ts';
import type { Job } from '../domain/job/job.ts';
import type { NewSlot, SlotLedger } from '../domain/ports.ts';
import type { NewRequest } from '../domain/run/request.ts';
import type { Run } from '../domain/run/run.ts';
import { manualSlotText, type Slot, slotName } from '../domain/schedule/slot.ts';
import { selectActive } from './backlog.ts';
import { type RunRow, runColumns, runFrom } from './rows.ts';
import { isTaken, selectLastDone } from './run-claims.ts';
import { runDrops } from './run-drops.ts';
import { seeJobs, selectLastDueOfAll } from './see-jobs.ts';
import { slotWriter } from './slot-writer.ts';
import { stepsStore } from './steps-store.ts';

const selectHolder = `SELECT ${runColumns} FROM runs
  WHERE key = +? AND state NOT IN ('failed', 'dropped') ORDER BY revision DESC LIMIT 1`;
// The zone is no part of what was reported: 09:00 of a date stays one report in whatever zone it comes.
const selectSameName = `SELECT run_id AS runId FROM slots
  WHERE job_id = :jobId AND slot >= :name || '|' AND slot < :name || '}' AND slot <> :text
    AND run_id IS NOT NULL LIMIT 1`;
const selectIsHeld = `SELECT 1 FROM runs WHERE key = ? AND state NOT IN ('failed', 'dropped') LIMIT 1`;
const selectLastRevision = `SELECT max(revision) AS revision FROM runs WHERE key = ?`;

/**
 * T1. Exactly once begins here: a slot is a row that can be written once, and a key's run is a row
 * that `one_result` allows once. What a crash cuts off was never there, and is recorded again.
 */
export function slotLedger(
  db: Database.Database,
  newRunId: () => string,
  tzdata: string | null,
): SlotLedger {
  const active = db.prepare<[string], RunRow>(selectActive);
  const lastDueOfAll = db.prepare<[unknown], { jobId: string; lastDueAtMs: number | null }>(
    selectLastDueOfAll,
  );
  const isHeld = db.prepare<[string], unknown>(selectIsHeld);
  const holder = db.prepare<[string], RunRow>(selectHolder);
  const sameName = db.prepare<[unknown], { runId: string }>(selectSameName);
  const lastRevision = db.prepare<[string], { revision: number | null }>(selectLastRevision);
  const lastDone = db.prepare<[string], { toMs: number | null }>(selectLastDone);
  const write = slotWriter(db, tzdata);
  const steps = stepsStore(db);
  const drop = runDrops(db);
  const seen = seeJobs(db);

  const activeRuns = (jobId: string) => active.all(jobId).map(runFrom);

  /** Whether a run of another zone has this slot's local date and time; a key would bar it by itself. */
  function isNamed(job: Job, { text }: Slot): boolean {
    if (!text.includes('|')) return false;
    return sameName.get({ jobId: job.id, name: slotName(text), text }) !== undefined;
  }

  function recordSlot(job: Job, { decision, window, key }: NewSlot, nowMs: number): Run | null {
    const { slot } = decision;
    const row = { ...slot, jobId: job.id, recordedAtMs: nowMs };
    if (decision.verdict === 'replace') {
      drop(decision.runId, decision.outcome, decision.reason, nowMs);
      return null;
    }
    if (decision.verdict === 'open') {
      write.ended(row, 'open', decision.reason);
      return null;
    }
    if (decision.verdict === 'end') {
      write.ended(row, decision.outcome, decision.reason);
      return null;
    }
    const isDone = key === null ? isNamed(job, slot) : isHeld.get(key) !== undefined;
    if (isDone) {
      write.ended(row, 'skipped', 'already done');
      return null;
    }
    const { trigger, covers } = decision;
    return write.withRun(row, covers, { id: newRunId(), job, trigger, window, key, revision: 1 });
  }

  const record = db.transaction((jobs: Parameters<SlotLedger['record']>[0], nowMs: number) => {
    const ids = jobs.map(({ job }) => job.id);
    const see = seen(ids, nowMs);
    const recorded = new Set<string>();
    const runs: Run[] = [];
    for (const { job, decide } of jobs) {
      // A job that comes twice, once with the schedule it had before an edit, sees what that has made.
      const now = recorded.has(job.id) ? seen([job.id], nowMs)(job.id) : see(job.id);
      recorded.add(job.id);
      for (const slot of decide(now)) {
        const run = recordSlot(job, slot, nowMs);
        if (run) runs.push(run);
      }
    }
    return runs;
  });

  /** The run that a request would repeat, or null. */
  function sameAsked({ job, key, trigger, again }: NewRequest): Run | null {
    if (trigger === 'again') {
      return (
        activeRuns(job.id).find((run) => run.key === key && run.again === (again ?? null)) ?? null
      );
    }
    if (key !== null) {
      const row = holder.get(key);
      return row ? runFrom(row) : null;
    }
    return activeRuns(job.id).find((run) => run.trigger === trigger) ?? null;
  }

  const request = db.transaction((asked: NewRequest, nowMs: number): Run => {
    const same = sameAsked(asked);
    if (same?.state === 'delivering' || same?.state === 'done') throw alreadyDone(same);
    if (same) return same;
    if (isTaken(asked, lastDone.get(asked.job.id)?.toMs ?? null)) throw alreadyDone(asked);
    const { job, runId, trigger, again, zone, window, key, snapshotOf } = asked;
    const isNext = trigger === 'again' && key !== null;
    const revision = isNext ? (lastRevision.get(key)?.revision ?? 0) + 1 : 1;
    const row = { text: manualSlotText(runId), dueAtMs: null, zone, jobId: job.id };
    const run = write.withRun({ ...row, recordedAtMs: nowMs }, [], {
      id: runId,
      job,
      trigger,
      again,
      window,
      key,
      revision,
    });
    if (snapshotOf !== undefined) steps.copySnapshot(snapshotOf, runId, nowMs);
    if (run) return run;
    throw new Error(`run ${runId} was asked for twice`);
  });

  return {
    record: (jobs, nowMs) => record.immediate(jobs, nowMs),
    request: (asked, nowMs) => request.immediate(asked, nowMs),
    lastDue(untilMs = Number.MAX_SAFE_INTEGER) {
      const known = new Map<string, number>();
      for (const { jobId, lastDueAtMs } of lastDueOfAll.all({ untilMs })) {
        if (lastDueAtMs !== null) known.set(jobId, lastDueAtMs);
      }
      return known;
    },
  };
}

function alreadyDone({ window }: Pick<Run, 'window'>): RunFailure {
  return new RunFailure(
    'already-done',
    `The report of ${window?.key ?? 'this window'} is there already. Ask for it again with --again.`,
    { permanent: true },
  );
}

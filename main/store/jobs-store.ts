import type Database from 'better-sqlite3';
import { RunFailure } from '../domain/failure.ts';
import type { Job, JobSpec, Pause } from '../domain/job/job.ts';
import type { Jobs } from '../domain/ports.ts';
import { keepZone } from '../domain/schedule/travel.ts';
import { scheduleEnding } from './ended-schedules.ts';
import { isEqual, isScheduledAnew, specFrom } from './job-specs.ts';

interface JobRow {
  readonly id: string;
  readonly revision: number;
  readonly createdAtMs: number;
  readonly editedAtMs: number;
  readonly scheduledAtMs: number;
  readonly pausedSinceMs: number | null;
  readonly pausedNote: string | null;
  readonly pausedUntilMs: number | null;
  readonly pausedAutomatic: number | null;
  readonly pausedConnection: string | null;
  readonly removedAtMs: number | null;
}

const columns = `jobs.id, jobs.revision, created_at_ms AS createdAtMs,
    edited_at_ms AS editedAtMs, scheduled_at_ms AS scheduledAtMs, paused_since_ms AS pausedSinceMs,
    paused_note AS pausedNote, paused_until_ms AS pausedUntilMs, paused_automatic AS pausedAutomatic,
    paused_connection AS pausedConnection, removed_at_ms AS removedAtMs`;
const selectOne = `SELECT ${columns} FROM jobs WHERE id = ?`;
// With their specs: thousands of them, read one by one, take three times as long.
const selectAll = `SELECT ${columns}, spec
  FROM jobs JOIN job_revisions ON job_id = jobs.id AND job_revisions.revision = jobs.revision
  WHERE removed_at_ms IS NULL ORDER BY jobs.id`;

const selectSpec = `SELECT spec FROM job_revisions WHERE job_id = ? AND revision = ?`;

const insertJob = `INSERT INTO jobs
    (id, revision, priority, name, enabled, asks_zone, created_at_ms, edited_at_ms, scheduled_at_ms)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const insertRevision = `INSERT INTO job_revisions (job_id, revision, spec, saved_at_ms)
  VALUES (?, ?, ?, ?)`;
const updateJob = `UPDATE jobs SET revision = :revision, priority = :priority, name = :name,
    enabled = :enabled, asks_zone = :asksZone, edited_at_ms = :nowMs, scheduled_at_ms = :scheduledAtMs
  WHERE id = :id`;
const reviveJob = `UPDATE jobs SET revision = :revision, priority = :priority, name = :name,
    enabled = :enabled, asks_zone = :asksZone, created_at_ms = :nowMs, edited_at_ms = :nowMs,
    scheduled_at_ms = :nowMs, removed_at_ms = NULL, paused_since_ms = NULL, paused_note = NULL,
    paused_until_ms = NULL, paused_automatic = NULL, paused_connection = NULL
  WHERE id = :id`;
const restoreJob = `UPDATE jobs
  SET removed_at_ms = NULL, edited_at_ms = :nowMs, scheduled_at_ms = :nowMs
  WHERE id = :id AND removed_at_ms IS NOT NULL`;
const updatePause = `UPDATE jobs SET paused_since_ms = :sinceMs, paused_note = :note,
    paused_until_ms = :untilMs, paused_automatic = :automatic, paused_connection = :connectionId,
    resumed_at_ms = iif(:sinceMs IS NULL, :nowMs, resumed_at_ms)
  WHERE id = :id AND removed_at_ms IS NULL`;
const endDuePauses = `UPDATE jobs SET paused_since_ms = NULL, paused_note = NULL, paused_until_ms = NULL,
    paused_automatic = NULL, paused_connection = NULL, resumed_at_ms = :nowMs
  WHERE paused_until_ms <= :nowMs`;
const selectFirstEnd = `SELECT min(paused_until_ms) AS atMs FROM jobs`;
const endQuestions = `UPDATE slots SET outcome = 'skipped', reason = 'disabled'
  WHERE job_id = ? AND outcome = 'open' AND outcome <> 'succeeded'`;
const removeJob = `UPDATE jobs SET removed_at_ms = :nowMs WHERE id = :id AND removed_at_ms IS NULL`;

/** Specs held parsed; ten thousand of them would be most of the memory that an idle app needs. */
const mostKept = 1_000;

/**
 * Jobs and their revisions. A removed job stays as a row, because its runs point at it.
 * @param systemZone what a job that does not follow the laptop keeps from its first save on
 */
export function jobsStore(db: Database.Database, systemZone: () => string): Jobs {
  const one = db.prepare<[string], JobRow>(selectOne);
  const all = db.prepare<[], JobRow & { readonly spec: string }>(selectAll);
  const specOf = db.prepare<[string, number], { spec: string }>(selectSpec);
  const insert = db.prepare(insertJob);
  const insertSpec = db.prepare(insertRevision);
  const update = db.prepare(updateJob);
  const revive = db.prepare(reviveJob);
  const unremove = db.prepare(restoreJob);
  const pause = db.prepare(updatePause);
  const endPauses = db.prepare(endDuePauses);
  const firstEnd = db.prepare<[], { atMs: number | null }>(selectFirstEnd);
  let nextEnd = { version: '', atMs: Number.POSITIVE_INFINITY };
  const markRemoved = db.prepare(removeJob);
  const endOpen = db.prepare(endQuestions);
  const endSchedule = scheduleEnding(db);

  const specAt = (jobId: string, revision: number): JobSpec | null => {
    const row = specOf.get(jobId, revision);
    return row ? JSON.parse(row.spec) : null;
  };
  // A revision is never changed, so it is read once; the row always is.
  const read = new Map<string, { readonly revision: number; readonly spec: JobSpec }>();
  const jobFrom = (row: JobRow & { readonly spec?: string }): Job => {
    const known = read.get(row.id);
    if (known?.revision === row.revision) return jobOf(row, known.spec);
    const spec = row.spec ? JSON.parse(row.spec) : specAt(row.id, row.revision);
    if (spec === null) throw new Error(`job ${row.id} has no revision ${row.revision}`);
    // What a transaction has written may still be rolled back, and its number be used again.
    if (db.inTransaction) return jobOf(row, spec);
    if (read.size >= mostKept) read.clear();
    read.set(row.id, { revision: row.revision, spec });
    return jobOf(row, spec);
  };
  // SQLite tells of the commits of others only.
  let ownChanges = 0;
  const changed = <T>(act: () => T): T => {
    ownChanges += 1;
    return act();
  };
  // All of them are asked for many times while a window is looked at, and held by nobody after that: what
  // is not in use any more may go.
  let listed: { readonly version: string; readonly jobs: WeakRef<readonly Job[]> } | null = null;
  const list = (): readonly Job[] => {
    const seen = version();
    const before = listed?.version === seen ? listed.jobs.deref() : undefined;
    if (before) return before;
    const jobs = Array.from(all.iterate(), jobFrom);
    if (!db.inTransaction) listed = { version: seen, jobs: new WeakRef(jobs) };
    return jobs;
  };
  const version = () => `${db.pragma('data_version', { simple: true })}.${ownChanges}`;
  const get = (jobId: string): Job | null => {
    const row = one.get(jobId);
    return row && row.removedAtMs === null ? jobFrom(row) : null;
  };
  const mustGet = (jobId: string): Job => {
    const job = get(jobId);
    if (job) return job;
    throw new RunFailure('not-found', `There is no job "${jobId}".`, { permanent: true });
  };

  const write = (given: JobSpec, nowMs: number): void => {
    const known = one.get(given.id);
    const before = known ? specAt(known.id, known.revision) : null;
    const kept = { ...given, schedule: keepZone(given, before, systemZone) };
    const stored = specFrom(kept);
    const isRemoved = known !== undefined && known.removedAtMs !== null;
    if (before && isEqual(specFrom(before), stored) && !isRemoved) return;
    const revision = (known?.revision ?? 0) + 1;
    const { id, priority, name } = given;
    const enabled = Number(given.enabled);
    const asksZone = Number(kept.schedule.onTravel === 'ask');
    const values = { id, revision, priority, name, enabled, asksZone, nowMs };
    if (known === undefined) {
      insert.run(id, revision, priority, name, enabled, asksZone, nowMs, nowMs, nowMs);
    }
    insertSpec.run(given.id, revision, JSON.stringify(stored), nowMs);
    if (isRemoved) revive.run(values);
    else if (known) {
      const isAnew = before === null || isScheduledAnew(before, kept);
      if (isAnew) endSchedule(given.id, nowMs);
      update.run({ ...values, scheduledAtMs: isAnew ? nowMs : known.scheduledAtMs });
    }
  };
  const save = db.transaction((spec: JobSpec, nowMs: number): Job => {
    write(spec, nowMs);
    return mustGet(spec.id);
  });
  // One after the other without a savepoint each: all of them stand or fall together. In the order of the
  // keys, so that no page is written twice, however many there are.
  const saveAll = db.transaction((specs: readonly JobSpec[], nowMs: number): void => {
    for (const spec of specs.toSorted(byId)) write(spec, nowMs);
  });
  // Nobody will be asked about it any more, so what it asked ends with it.
  const remove = db.transaction((jobId: string, nowMs: number): boolean => {
    endSchedule(jobId, nowMs);
    if (markRemoved.run({ id: jobId, nowMs }).changes !== 1) return false;
    endOpen.run(jobId);
    return true;
  });

  return {
    list,
    version,
    get,
    specAt,
    save: (spec, nowMs) => changed(() => save.immediate(spec, nowMs)),
    saveAll: (specs, nowMs) => changed(() => saveAll.immediate(specs, nowMs)),
    restore(jobId, nowMs) {
      if (changed(() => unremove.run({ id: jobId, nowMs })).changes === 1) return mustGet(jobId);
      throw new RunFailure('not-found', `No job "${jobId}" was removed.`, { permanent: true });
    },
    setPaused(jobId, paused, nowMs) {
      ownChanges += 1;
      pause.run({
        id: jobId,
        nowMs,
        sinceMs: paused?.sinceMs ?? null,
        note: paused?.note ?? null,
        untilMs: paused?.untilMs ?? null,
        automatic: paused ? Number(paused.automatic) : null,
        connectionId: paused?.connectionId ?? null,
      });
      return mustGet(jobId);
    },
    endPauses(nowMs) {
      // Asked at every tick: only a change of the jobs can bring the next end nearer.
      const seen = version();
      if (nextEnd.version !== seen) {
        nextEnd = { version: seen, atMs: firstEnd.get()?.atMs ?? Number.POSITIVE_INFINITY };
      }
      return nextEnd.atMs <= nowMs && changed(() => endPauses.run({ nowMs }).changes > 0);
    },
    remove: (jobId, nowMs) => changed(() => remove.immediate(jobId, nowMs)),
  };
}

function byId(one: JobSpec, other: JobSpec): number {
  return one.id < other.id ? -1 : Number(one.id > other.id);
}

function jobOf(row: JobRow, spec: JobSpec): Job {
  return {
    ...spec,
    revision: row.revision,
    createdAtMs: row.createdAtMs,
    editedAtMs: row.editedAtMs,
    scheduledAtMs: row.scheduledAtMs,
    paused: pauseFrom(row),
  };
}

function pauseFrom(row: JobRow): Pause | null {
  const { pausedSinceMs: sinceMs, pausedNote, pausedUntilMs, pausedAutomatic } = row;
  const { pausedConnection } = row;
  if (sinceMs === null) return null;
  return {
    sinceMs,
    note: pausedNote ?? '',
    automatic: pausedAutomatic === 1,
    ...(pausedUntilMs === null ? {} : { untilMs: pausedUntilMs }),
    ...(pausedConnection === null ? {} : { connectionId: pausedConnection }),
  };
}

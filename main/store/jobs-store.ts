import type Database from 'better-sqlite3';
import { RunFailure } from '../domain/failure.ts';
import type { Job, JobSpec, Pause } from '../domain/job.ts';
import type { Jobs } from '../domain/ports.ts';
import { keepZone } from '../domain/travel.ts';

interface JobRow {
  readonly id: string;
  readonly revision: number;
  readonly spec: string;
  readonly createdAtMs: number;
  readonly editedAtMs: number;
  readonly scheduledAtMs: number;
  readonly pausedSinceMs: number | null;
  readonly pausedNote: string | null;
  readonly pausedAutomatic: number | null;
  readonly removedAtMs: number | null;
}

const selectJob = `SELECT jobs.id, jobs.revision, job_revisions.spec, created_at_ms AS createdAtMs,
    edited_at_ms AS editedAtMs, scheduled_at_ms AS scheduledAtMs, paused_since_ms AS pausedSinceMs,
    paused_note AS pausedNote, paused_automatic AS pausedAutomatic, removed_at_ms AS removedAtMs
  FROM jobs JOIN job_revisions
    ON job_revisions.job_id = jobs.id AND job_revisions.revision = jobs.revision`;
const selectOne = `${selectJob} WHERE jobs.id = ?`;
const selectKnown = `SELECT 1 FROM jobs WHERE id = ?`;
const selectAll = `${selectJob} WHERE removed_at_ms IS NULL ORDER BY jobs.id`;

const selectSpec = `SELECT spec FROM job_revisions WHERE job_id = ? AND revision = ?`;

const insertJob = `INSERT INTO jobs
    (id, revision, priority, created_at_ms, edited_at_ms, scheduled_at_ms)
  VALUES (?, 1, ?, ?, ?, ?)`;
const insertRevision = `INSERT INTO job_revisions (job_id, revision, spec, saved_at_ms)
  VALUES (?, ?, ?, ?)`;
const updateJob = `UPDATE jobs SET revision = :revision, priority = :priority,
    edited_at_ms = :nowMs, scheduled_at_ms = :scheduledAtMs
  WHERE id = :id`;
const reviveJob = `UPDATE jobs SET revision = :revision, priority = :priority,
    created_at_ms = :nowMs, edited_at_ms = :nowMs, scheduled_at_ms = :nowMs, removed_at_ms = NULL,
    paused_since_ms = NULL, paused_note = NULL, paused_automatic = NULL
  WHERE id = :id`;
const restoreJob = `UPDATE jobs
  SET removed_at_ms = NULL, edited_at_ms = :nowMs, scheduled_at_ms = :nowMs
  WHERE id = :id AND removed_at_ms IS NOT NULL`;
const updatePause = `UPDATE jobs SET paused_since_ms = :sinceMs, paused_note = :note,
    paused_automatic = :automatic, resumed_at_ms = iif(:sinceMs IS NULL, :nowMs, resumed_at_ms)
  WHERE id = :id AND removed_at_ms IS NULL`;
const endQuestions = `UPDATE slots SET outcome = 'skipped', reason = 'disabled'
  WHERE job_id = ? AND outcome = 'open'`;
const removeJob = `UPDATE jobs SET removed_at_ms = :nowMs WHERE id = :id AND removed_at_ms IS NULL`;

/**
 * Jobs and their revisions. A removed job stays as a row, because its runs point at it.
 * @param systemZone what a job that does not follow the laptop keeps from its first save on
 */
export function jobsStore(db: Database.Database, systemZone: () => string): Jobs {
  const exists = db.prepare<[string], unknown>(selectKnown);
  const one = db.prepare<[string], JobRow>(selectOne);
  const all = db.prepare<[], JobRow>(selectAll);
  const specOf = db.prepare<[string, number], { spec: string }>(selectSpec);
  const insert = db.prepare(insertJob);
  const insertSpec = db.prepare(insertRevision);
  const update = db.prepare(updateJob);
  const revive = db.prepare(reviveJob);
  const unremove = db.prepare(restoreJob);
  const pause = db.prepare(updatePause);
  const markRemoved = db.prepare(removeJob);
  const endOpen = db.prepare(endQuestions);

  const get = (jobId: string): Job | null => {
    const row = one.get(jobId);
    return row && row.removedAtMs === null ? jobFrom(row) : null;
  };
  const mustGet = (jobId: string): Job => {
    const job = get(jobId);
    if (job) return job;
    throw new RunFailure('not-found', `There is no job "${jobId}".`, { permanent: true });
  };

  function add(spec: JobSpec, nowMs: number): Job {
    insert.run(spec.id, spec.priority, nowMs, nowMs, nowMs);
    insertSpec.run(spec.id, 1, JSON.stringify(spec), nowMs);
    const times = { createdAtMs: nowMs, editedAtMs: nowMs, scheduledAtMs: nowMs };
    return { ...spec, revision: 1, ...times, paused: null };
  }

  function write(given: JobSpec, nowMs: number): Job {
    // Asked plainly first: a search that joins costs ten times as much, also where there is nothing.
    const known = exists.get(given.id) === undefined ? undefined : one.get(given.id);
    const before: JobSpec | null = known ? JSON.parse(known.spec) : null;
    const spec = specFrom({ ...given, schedule: keepZone(given, before, systemZone) });
    if (!known || !before) return add(spec, nowMs);
    const isRemoved = known.removedAtMs !== null;
    if (!isRemoved && isSame(before, spec)) return jobFrom(known);
    const values = { id: spec.id, revision: known.revision + 1, priority: spec.priority, nowMs };
    insertSpec.run(spec.id, values.revision, JSON.stringify(spec), nowMs);
    if (isRemoved) revive.run(values);
    else {
      const isKept = isSame(whenAndWhat(before), whenAndWhat(spec));
      update.run({ ...values, scheduledAtMs: isKept ? known.scheduledAtMs : nowMs });
    }
    return mustGet(spec.id);
  }

  const saveAll = db.transaction((specs: readonly JobSpec[], nowMs: number) =>
    specs.map((spec) => write(spec, nowMs)),
  );
  // Nobody will be asked about it any more, so what it asked ends with it.
  const remove = db.transaction((jobId: string, nowMs: number): boolean => {
    if (markRemoved.run({ id: jobId, nowMs }).changes !== 1) return false;
    endOpen.run(jobId);
    return true;
  });

  return {
    list: () => all.all().map(jobFrom),
    get,
    specAt(jobId, revision) {
      const row = specOf.get(jobId, revision);
      return row ? JSON.parse(row.spec) : null;
    },
    save: (spec, nowMs) => saveAll.immediate([spec], nowMs)[0] ?? mustGet(spec.id),
    saveAll: (specs, nowMs) => saveAll.immediate(specs, nowMs),
    restore(jobId, nowMs) {
      if (unremove.run({ id: jobId, nowMs }).changes === 1) return mustGet(jobId);
      throw new RunFailure('not-found', `No job "${jobId}" was removed.`, { permanent: true });
    },
    setPaused(jobId, paused, nowMs) {
      pause.run({
        id: jobId,
        nowMs,
        sinceMs: paused?.sinceMs ?? null,
        note: paused?.note ?? null,
        automatic: paused ? Number(paused.automatic) : null,
      });
      return mustGet(jobId);
    },
    remove: (jobId, nowMs) => remove.immediate(jobId, nowMs),
  };
}

function jobFrom(row: JobRow): Job {
  return {
    ...(JSON.parse(row.spec) as JobSpec),
    revision: row.revision,
    createdAtMs: row.createdAtMs,
    editedAtMs: row.editedAtMs,
    scheduledAtMs: row.scheduledAtMs,
    paused: pauseFrom(row),
  };
}

/** Only an edit of this begins a schedule anew; any other loses no slot that was due before. */
function whenAndWhat({ schedule, window, enabled, calendar }: JobSpec) {
  return { schedule, window, enabled, calendar };
}

function pauseFrom({ pausedSinceMs, pausedNote, pausedAutomatic }: JobRow): Pause | null {
  if (pausedSinceMs === null) return null;
  return { sinceMs: pausedSinceMs, note: pausedNote ?? '', automatic: pausedAutomatic === 1 };
}

/** Without anything else: a whole job may be given as its spec. */
function specFrom(given: JobSpec): JobSpec {
  const { id, name, schedule, window, catchUp, overlap, retry, timeoutMs } = given;
  const { priority, enabled, sources, analysis, deliver, monitor, calendar } = given;
  return {
    id,
    name,
    schedule,
    window,
    catchUp,
    overlap,
    retry,
    timeoutMs,
    priority,
    enabled,
    sources,
    analysis,
    deliver,
    monitor,
    ...(calendar ? { calendar } : {}),
  };
}

/** Keys come in any order. */
function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before, sortKeys) === JSON.stringify(after, sortKeys);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

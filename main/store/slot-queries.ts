// Each list has its own statement and index, so that a page costs the same after years of runs. The
// index is named, because without statistics SQLite takes another one that reads every slot of a job.
// Keyset paging: `(at_ms, …) < (…)` begins at the row where the last page ended.

const columns = `job_id AS jobId, slot, due_at_ms AS dueAtMs, recorded_at_ms AS recordedAtMs,
  at_ms AS atMs, outcome, reason, run_id AS runId, covers, tzdata`;

// Nearly all slots succeeded, so those stand in the lists of all slots, and in no index of outcomes.
const isWanted =
  '(:trigger IS NULL OR trigger = :trigger) AND (:outcome IS NULL OR outcome = :outcome)';
// Said twice, or SQLite does not see that the index holds it.
const isRare = "outcome = :outcome AND outcome <> 'succeeded'";

export const slotOfRun = `SELECT ${columns} FROM slots WHERE run_id = ?`;

export const slotByName = `SELECT ${columns} FROM slots WHERE job_id = :jobId AND slot = :slot`;

export const newestSlots = `SELECT ${columns} FROM slots INDEXED BY slots_in_time
  WHERE (at_ms, job_id, slot) < (:atMs, :afterJobId, :afterSlot) AND at_ms >= :sinceMs
    AND ${isWanted}
  ORDER BY at_ms DESC, job_id DESC, slot DESC LIMIT :limit`;
export const oldestSlots = `SELECT ${columns} FROM slots INDEXED BY slots_in_time
  WHERE (at_ms, job_id, slot) > (:atMs, :afterJobId, :afterSlot)
    AND ${isWanted}
  ORDER BY at_ms, job_id, slot LIMIT :limit`;

export const newestSlotsOfJob = `SELECT ${columns} FROM slots INDEXED BY slots_of_job
  WHERE job_id = :jobId AND (at_ms, slot) < (:atMs, :afterSlot) AND at_ms >= :sinceMs
    AND ${isWanted}
  ORDER BY at_ms DESC, slot DESC LIMIT :limit`;
export const oldestSlotsOfJob = `SELECT ${columns} FROM slots INDEXED BY slots_of_job
  WHERE job_id = :jobId AND (at_ms, slot) > (:atMs, :afterSlot)
    AND ${isWanted}
  ORDER BY at_ms, slot LIMIT :limit`;

export const newestSlotsByOutcome = `SELECT ${columns} FROM slots INDEXED BY slots_by_outcome
  WHERE ${isRare} AND (at_ms, job_id, slot) < (:atMs, :afterJobId, :afterSlot)
    AND at_ms >= :sinceMs AND (:trigger IS NULL OR trigger = :trigger)
  ORDER BY at_ms DESC, job_id DESC, slot DESC LIMIT :limit`;
export const oldestSlotsByOutcome = `SELECT ${columns} FROM slots INDEXED BY slots_by_outcome
  WHERE ${isRare} AND (at_ms, job_id, slot) > (:atMs, :afterJobId, :afterSlot)
    AND (:trigger IS NULL OR trigger = :trigger)
  ORDER BY at_ms, job_id, slot LIMIT :limit`;

export const newestSlotsOfJobByOutcome = `SELECT ${columns} FROM slots INDEXED BY slots_of_job_by_outcome
  WHERE job_id = :jobId AND ${isRare} AND (at_ms, slot) < (:atMs, :afterSlot)
    AND at_ms >= :sinceMs AND (:trigger IS NULL OR trigger = :trigger)
  ORDER BY at_ms DESC, slot DESC LIMIT :limit`;
export const oldestSlotsOfJobByOutcome = `SELECT ${columns} FROM slots INDEXED BY slots_of_job_by_outcome
  WHERE job_id = :jobId AND ${isRare} AND (at_ms, slot) > (:atMs, :afterSlot)
    AND (:trigger IS NULL OR trigger = :trigger)
  ORDER BY at_ms, slot LIMIT :limit`;

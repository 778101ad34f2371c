import type Database from 'better-sqlite3';

const hasOpenAttempt = `EXISTS (SELECT 1 FROM attempts
  WHERE run_id = runs.id AND ended_at_ms IS NULL)`;
const hasReport = 'EXISTS (SELECT 1 FROM reports WHERE run_id = runs.id)';
const requiredLeft = `(SELECT count(*) FROM deliveries
  WHERE run_id = runs.id AND required = 1 AND ended_at_ms IS NULL)`;

/** Each query finds what the protocol never leaves behind: not between two commits, not after a crash. */
const torn: Readonly<Record<string, string>> = {
  'two runs of one key and revision are active or done': `SELECT key AS what FROM runs
    WHERE key IS NOT NULL AND state NOT IN ('failed', 'dropped')
    GROUP BY key, revision HAVING count(*) > 1`,
  'a key was done twice without being asked again': `SELECT key AS what FROM runs
    WHERE key IS NOT NULL AND state IN ('delivering', 'done') AND trigger <> 'again'
    GROUP BY key HAVING count(*) > 1`,
  'two slots of a job are due at one instant': `SELECT job_id AS what FROM slots
    WHERE due_at_ms IS NOT NULL GROUP BY job_id, due_at_ms HAVING count(*) > 1`,
  'since-last windows overlap': `SELECT id AS what FROM (SELECT id, window_from_ms,
      lag(window_to_ms) OVER (PARTITION BY job_id ORDER BY window_to_ms, window_from_ms) AS before_ms
    FROM runs WHERE window_key LIKE 'since-last:%' AND state IN ('delivering', 'done')
      AND trigger <> 'again')
    WHERE window_from_ms < before_ms`,
  'a run has no slot': `SELECT id AS what FROM runs WHERE NOT EXISTS (SELECT 1 FROM slots
      WHERE job_id = runs.job_id AND slot = runs.slot
        AND (run_id = runs.id OR runs.state = 'dropped'))
    AND NOT EXISTS (SELECT 1 FROM quarantine WHERE run_id = runs.id)`,
  'a slot without a run has no outcome': `SELECT slot AS what FROM slots
    WHERE run_id IS NULL AND outcome IS NULL`,
  'a slot says other than its run': `SELECT runs.id AS what FROM slots JOIN runs ON runs.id = run_id
    WHERE slots.outcome IS NOT runs.outcome
      OR (slots.outcome IS NOT NULL AND slots.reason IS NOT runs.reason)`,
  'a superseded slot leads to none of its job that stands': `WITH RECURSIVE
      chain (job_id, first, slot, outcome, reason) AS (
        SELECT job_id, slot, slot, outcome, reason FROM slots WHERE outcome = 'superseded'
        UNION
        SELECT chain.job_id, first, slots.slot, slots.outcome, slots.reason
        FROM chain JOIN slots ON slots.job_id = chain.job_id AND slots.slot = substr(chain.reason, 4)
        WHERE chain.outcome = 'superseded')
    SELECT first AS what FROM chain GROUP BY job_id, first
    HAVING count(*) FILTER (WHERE outcome IS NOT 'superseded') = 0`,
  'a covered slot is not superseded': `SELECT covered.value AS what FROM slots, json_each(covers) AS covered
    WHERE NOT EXISTS (SELECT 1 FROM slots AS lost WHERE lost.job_id = slots.job_id
      AND lost.slot = covered.value AND lost.outcome = 'superseded')
    AND NOT EXISTS (SELECT 1 FROM quarantine WHERE quarantine.job_id = slots.job_id
      AND quarantine.slot = covered.value)`,
  'a run that is not running has an owner or an open attempt': `SELECT id AS what FROM runs
    WHERE state <> 'running' AND (owner_boot IS NOT NULL OR ${hasOpenAttempt})`,
  'a running run is not its last attempt': `SELECT id AS what FROM runs WHERE state = 'running'
    AND NOT EXISTS (SELECT 1 FROM attempts WHERE run_id = runs.id AND fence = runs.fence
      AND boot = runs.owner_boot AND ended_at_ms IS NULL)`,
  'a run that has begun has no window': `SELECT id AS what FROM runs
    WHERE state IN ('running', 'delivering', 'done')
      AND (key IS NULL OR window_from_ms IS NULL OR window_to_ms IS NULL OR started_at_ms IS NULL)`,
  'the fence does not count the attempts': `SELECT id AS what FROM runs
    WHERE fence <> (SELECT count(*) FROM attempts WHERE run_id = runs.id)
      OR fence <> (SELECT coalesce(max(fence), 0) FROM attempts WHERE run_id = runs.id)`,
  'an attempt before the last is open or succeeded': `SELECT attempts.run_id AS what
    FROM attempts JOIN runs ON runs.id = attempts.run_id
    WHERE attempts.fence < runs.fence
      AND (attempts.outcome IS NULL OR attempts.outcome = 'succeeded')`,
  'work is done without a report, or a report is there without the work': `SELECT id AS what FROM runs
    WHERE (state IN ('delivering', 'done')) IS NOT ${hasReport}`,
  'work is done, yet no attempt succeeded, or the other way round': `SELECT id AS what FROM runs
    WHERE (state IN ('delivering', 'done')) IS NOT EXISTS (SELECT 1 FROM attempts
      WHERE run_id = runs.id AND outcome = 'succeeded')`,
  'a report has no stored snapshot or no text': `SELECT reports.run_id AS what FROM reports
    WHERE NOT EXISTS (SELECT 1 FROM steps WHERE run_id = reports.run_id AND step = 'fetch')
      OR NOT EXISTS (SELECT 1 FROM unindexed WHERE report_id = reports.id
        UNION ALL SELECT 1 FROM report_texts WHERE rowid = reports.id)`,
  'a run waits for no delivery': `SELECT id AS what FROM runs
    WHERE state = 'delivering' AND ${requiredLeft} = 0`,
  'a run ended before its required deliveries': `SELECT id AS what FROM runs
    WHERE ended_at_ms IS NOT NULL AND reason <> 'undelivered' AND ${requiredLeft} > 0`,
  'a run says undelivered and nothing of it is': `SELECT id AS what FROM runs
    WHERE reason = 'undelivered' AND NOT EXISTS (SELECT 1 FROM deliveries
      WHERE run_id = runs.id AND required = 1 AND state NOT IN ('sent', 'skipped'))`,
  'a state has an outcome that it cannot have': `SELECT id AS what FROM runs
    WHERE (state = 'done' AND outcome <> 'succeeded' AND reason <> 'undelivered')
      OR (state = 'failed' AND outcome <> 'failed')
      OR (state = 'dropped' AND outcome NOT IN ('skipped', 'missed', 'superseded', 'open'))`,
  'a delivery is told before its run has anything to tell': `SELECT deliveries.id AS what
    FROM deliveries JOIN runs ON runs.id = run_id WHERE runs.state IN ('recorded', 'waiting', 'running')`,
  'a delivery ended in a state that has no end, or the other way round': `SELECT id AS what
    FROM deliveries WHERE (ended_at_ms IS NULL) <> (state IN ('pending', 'sending'))
      OR (state IN ('sending', 'sent', 'unknown') AND tries = 0)`,
};

/**
 * What is wrong with a ledger, as sentences; empty when every run, attempt, slot and delivery is in a
 * state that the protocol knows. True at every commit, so also after a crash before anything recovers.
 */
export function checkLedger(db: Database.Database): readonly string[] {
  const found = Object.entries(torn).flatMap(([sentence, sql]) =>
    db
      .prepare<[], { what: string | number }>(sql)
      .all()
      .map(({ what }) => `${sentence}: ${what}`),
  );
  const integrity = db.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') found.push(`integrity_check: ${integrity}`);
  const strays = db.pragma('foreign_key_check') as readonly unknown[];
  if (strays.length > 0) found.push(`foreign_key_check: ${JSON.stringify(strays)}`);
  return found;
}

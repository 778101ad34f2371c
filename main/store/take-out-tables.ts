/** The tables of a take-out: a CSV file each, with the instants in UTC. No secret is in any of them. */
const instant = (column: string) =>
  `strftime('%Y-%m-%dT%H:%M:%fZ', ${column} / 1000.0, 'unixepoch')`;

export interface TakeOutTable {
  readonly name: string;
  readonly sql: string;
}

export const takeOutTables: readonly TakeOutTable[] = [
  {
    name: 'slots',
    sql: `SELECT job_id AS job, slot, ${instant('due_at_ms')} AS due_at, zone, outcome, reason, trigger, run_id AS run
      FROM slots ORDER BY at_ms, job_id, slot`,
  },
  {
    name: 'runs',
    sql: `SELECT id AS run, job_id AS job, slot, window_key AS period,
        ${instant('window_from_ms')} AS period_from, ${instant('window_to_ms')} AS period_to, revision,
        trigger, state, outcome, reason, result, failure ->> '$.message' AS failure,
        ${instant('requested_at_ms')} AS requested_at, ${instant('started_at_ms')} AS started_at,
        ${instant('ended_at_ms')} AS ended_at
      FROM runs ORDER BY id`,
  },
  {
    name: 'numbers',
    sql: `SELECT facts.run_id AS run, runs.job_id AS job, runs.window_key AS period, facts.n, facts.id AS number,
        label, value, unit, text, query, source
      FROM facts JOIN runs ON runs.id = facts.run_id ORDER BY facts.run_id, facts.n`,
  },
  {
    name: 'deliveries',
    sql: `SELECT run_id AS run, subject, channel, recipient, state, tries, failure ->> '$.message' AS failure,
        ${instant('recorded_at_ms')} AS recorded_at, ${instant('ended_at_ms')} AS ended_at
      FROM deliveries ORDER BY id`,
  },
  {
    name: 'model_calls',
    sql: `SELECT run_id AS run, step, writer, endpoint, state, cost_micros / 1e6 AS cost_usd,
        ${instant('asked_at_ms')} AS asked_at, request, answer
      FROM model_calls ORDER BY id`,
  },
  {
    name: 'connections',
    sql: `SELECT id AS connection, settings, ${instant('saved_at_ms')} AS saved_at FROM connections ORDER BY id`,
  },
  { name: 'settings', sql: `SELECT name, value FROM settings ORDER BY name` },
];

/** Reports with the folder that each lies in. */
export const selectReports = `SELECT reports.hash, reports.job_id AS jobId, runs.window_key AS windowKey,
    runs.revision, reports.run_id AS runId
  FROM reports JOIN runs ON runs.id = reports.run_id ORDER BY reports.id`;

/** The files of data that runs have read: a row a part. */
export const selectParts = `SELECT steps.run_id AS run, runs.job_id AS job,
    part.value ->> '$.sourceId' AS source, part.value ->> '$.origin' AS origin,
    part.value ->> '$.rows' AS rows, part.value ->> '$.sha256' AS sha256
  FROM steps JOIN runs ON runs.id = steps.run_id, json_each(steps.result, '$.parts') AS part
  WHERE steps.step = 'fetch' ORDER BY steps.run_id`;

import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type Database from 'better-sqlite3';
import { emptiedPayload, type JobData, type JobWithData } from '../domain/job/job-data.ts';
import type { HomeSize } from '../domain/upkeep/home-sizes.ts';
import { productsOfRun } from './forget-runs.ts';
import type { Paths } from './home.ts';

const selectJobs = `SELECT jobs.id AS jobId, spec ->> '$.name' AS name,
    removed_at_ms IS NOT NULL AS isRemoved,
    (SELECT count(*) FROM reports WHERE job_id = jobs.id) AS reports
  FROM jobs JOIN job_revisions
    ON job_revisions.job_id = jobs.id AND job_revisions.revision = jobs.revision
  WHERE EXISTS (SELECT 1 FROM runs JOIN steps ON steps.run_id = runs.id WHERE runs.job_id = jobs.id)
    OR EXISTS (SELECT 1 FROM reports WHERE job_id = jobs.id)
  ORDER BY reports DESC, name`;
// What is under way or still to be sent needs what it has.
const selectRuns = `SELECT id FROM runs WHERE job_id = ? AND ended_at_ms IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM deliveries WHERE run_id = runs.id AND ended_at_ms IS NULL)
  AND NOT EXISTS (SELECT 1 FROM follow_ups WHERE run_id = runs.id AND state = 'asked')`;
const selectReports = `SELECT DISTINCT hash AS name FROM reports WHERE job_id = :jobId
  AND hash NOT IN (SELECT hash FROM reports WHERE job_id <> :jobId)`;
const partNames = `SELECT part.value ->> '$.sha256' AS name
  FROM steps JOIN runs ON runs.id = steps.run_id, json_each(steps.result, '$.parts') AS part
  WHERE steps.step = 'fetch'`;
const selectParts = `${partNames} AND runs.job_id = :jobId
  EXCEPT ${partNames} AND runs.job_id <> :jobId`;
const hasReport = `SELECT 1 FROM reports WHERE hash = ? LIMIT 1`;
const hasPart = `SELECT 1 FROM (${partNames}) WHERE name = ? LIMIT 1`;
const selectDeliveries = `SELECT id, payload FROM deliveries WHERE run_id = ?`;
const emptyDelivery = `UPDATE deliveries SET payload = :payload WHERE id = :id`;
const emptyRun = `UPDATE runs SET result = NULL WHERE id = ?`;
// Of what the chain has told of a run and of what it sent, each is another now.
const enter = `INSERT INTO audit (at_ms, entry, hash) SELECT at_ms, entry, audit_hash(hash, entry)`;
const enterSlot = `${enter} FROM audit_slots, audit_head
  WHERE (job_id, slot) = (SELECT job_id, slot FROM runs WHERE id = ?)`;
const enterDelivery = `${enter} FROM audit_deliveries, audit_head WHERE id = ?`;
// A deleted word stays in the segments of an index until they are merged.
const mergeWords = ['report_texts', 'fact_words'].map(
  (table) => `INSERT INTO ${table} (${table}) VALUES ('optimize')`,
);

type JobRow = Omit<JobWithData, 'isRemoved'> & { readonly isRemoved: 0 | 1 };
type Name = { readonly name: string };

export function jobDataStore(db: Database.Database, { reports, blobs }: Paths): JobData {
  const jobs = db.prepare<[], JobRow>(selectJobs);
  const runs = db.prepare<[string], { id: string }>(selectRuns);
  const ownReports = db.prepare<[unknown], Name>(selectReports);
  const ownParts = db.prepare<[unknown], Name>(selectParts);
  const reportIsNamed = db.prepare<[string]>(hasReport);
  const partIsNamed = db.prepare<[string]>(hasPart);
  const deliveries = db.prepare<[string], { id: number; payload: string }>(selectDeliveries);
  const empty = db.prepare(emptyDelivery);
  const emptyResult = db.prepare(emptyRun);
  const forgetProducts = productsOfRun(db);
  const chainSlot = db.prepare(enterSlot);
  const chainDelivery = db.prepare(enterDelivery);
  const merges = mergeWords.map((sql) => db.prepare(sql));

  const forget = db.transaction((jobId: string) => {
    for (const { id } of runs.all(jobId)) {
      for (const { id: delivery, payload } of deliveries.all(id)) {
        empty.run({ id: delivery, payload: JSON.stringify(emptiedPayload(JSON.parse(payload))) });
        chainDelivery.run(delivery);
      }
      forgetProducts(id);
      emptyResult.run(id);
      chainSlot.run(id);
    }
    for (const merge of merges) merge.run();
  });

  const filesOf = (jobId: string) => ({
    reports: ownReports.all({ jobId }).map(({ name }) => join(reports, name)),
    snapshots: ownParts.all({ jobId }).map(({ name }) => join(blobs, name)),
  });
  const sizesOf = (files: ReturnType<typeof filesOf>) => ({
    reports: total(files.reports),
    snapshots: total(files.snapshots),
  });

  return {
    jobs: () => jobs.all().map((row) => ({ ...row, isRemoved: row.isRemoved === 1 })),
    size: (jobId) => sizesOf(filesOf(jobId)),
    forget(jobId) {
      const before = filesOf(jobId);
      // What is deleted is written over, so that it is in no page of the file either.
      db.pragma('secure_delete = ON');
      try {
        forget.immediate(jobId);
      } finally {
        db.pragma('secure_delete = OFF');
      }
      db.pragma('wal_checkpoint(TRUNCATE)');
      const gone = {
        reports: before.reports.filter((file) => !reportIsNamed.get(basename(file))),
        snapshots: before.snapshots.filter((file) => !partIsNamed.get(basename(file))),
      };
      const freed = sizesOf(gone);
      for (const file of [...gone.reports, ...gone.snapshots]) {
        rmSync(file, { recursive: true, force: true });
      }
      return freed;
    },
  };
}

function total(files: readonly string[]): HomeSize {
  const there = files.filter((file) => existsSync(file));
  return { files: there.length, bytes: there.reduce((sum, file) => sum + bytesOf(file), 0) };
}

/** Of a file, or of the files in a report's folder. */
function bytesOf(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
}

import type Database from 'better-sqlite3';
import type { JobVersion, JobVersions } from '../domain/job/job-versions.ts';

interface VersionRow {
  readonly revision: number;
  readonly savedAtMs: number;
  readonly spec: string;
}

const selectVersions = `SELECT revision, saved_at_ms AS savedAtMs, spec FROM job_revisions
  WHERE job_id = ? ORDER BY revision DESC LIMIT ?`;

/** The states that jobs were saved in. */
export function jobVersionsStore(db: Database.Database): JobVersions {
  const versions = db.prepare<[string, number], VersionRow>(selectVersions);
  return {
    list: (jobId, limit) =>
      versions.all(jobId, limit).map((row): JobVersion => ({ ...row, spec: JSON.parse(row.spec) })),
  };
}

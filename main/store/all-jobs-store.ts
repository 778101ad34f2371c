import type Database from 'better-sqlite3';
import type { AllJobs, JobName } from '../domain/job/all-jobs.ts';

const countJobs = `SELECT count(*) FROM jobs WHERE removed_at_ms IS NULL`;
const selectNames = `SELECT id, name FROM jobs WHERE removed_at_ms IS NULL AND id > :afterId
  ORDER BY id LIMIT :limit`;
// Most jobs have none: their specs are not parsed.
const withSpecs = `jobs JOIN job_revisions ON job_id = jobs.id AND job_revisions.revision = jobs.revision`;
const selectTags = `SELECT DISTINCT tag.value FROM ${withSpecs}, json_each(spec, '$.tags') AS tag
  WHERE removed_at_ms IS NULL AND instr(spec, '"tags":') > 0`;
const selectReaders = `SELECT DISTINCT reader.value
  FROM ${withSpecs}, json_each(spec, '$.deliver') AS target, json_each(target.value, '$.to') AS reader
  WHERE removed_at_ms IS NULL AND instr(spec, '"to":') > 0
    AND target.value ->> 'kind' IN ('email', 'draft')`;
const selectResting = `SELECT id, enabled FROM jobs
  WHERE removed_at_ms IS NULL
    AND (enabled = 0 OR (paused_since_ms IS NOT NULL AND paused_until_ms IS NULL))`;
const selectAsking = `SELECT id FROM jobs
  WHERE removed_at_ms IS NULL AND asks_zone = 1 ORDER BY id`;

/** Reads the rows of the jobs alone, none of their specs. */
export function allJobsStore(db: Database.Database): AllJobs {
  const count = db.prepare<[], number>(countJobs).pluck();
  const names = db.prepare<[unknown], JobName>(selectNames);
  const tags = db.prepare<[], string>(selectTags).pluck();
  const readers = db.prepare<[], string>(selectReaders).pluck();
  const resting = db.prepare<[], { id: string; enabled: number }>(selectResting);
  const asking = db.prepare<[], string>(selectAsking).pluck();
  return {
    count: () => count.get() ?? 0,
    names: (limit = -1, afterId = '') => names.all({ limit, afterId }),
    tags: () => tags.all().sort((a, b) => a.localeCompare(b)),
    readers: () => readers.all(),
    resting: () =>
      new Map(resting.all().map(({ id, enabled }) => [id, enabled === 1 ? 'paused' : 'off'])),
    askingZone: () => asking.all(),
  };
}

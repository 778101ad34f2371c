import type Database from 'better-sqlite3';
import type { KeptDraft, KeptDrafts } from '../domain/job/kept-drafts.ts';

const columns = `nullif(job_id, '') AS jobId, kept_at_ms AS atMs, fields`;
const selectAll = `SELECT ${columns} FROM kept_drafts
  WHERE job_id = '' OR job_id IN (SELECT id FROM jobs WHERE removed_at_ms IS NULL)
  ORDER BY kept_at_ms DESC, job_id`;
const selectDraft = `SELECT ${columns} FROM kept_drafts WHERE job_id = ?`;
const upsertDraft = `INSERT INTO kept_drafts (job_id, kept_at_ms, fields)
  VALUES (:jobId, :atMs, :fields)
  ON CONFLICT (job_id) DO UPDATE SET kept_at_ms = excluded.kept_at_ms, fields = excluded.fields`;
const deleteDraft = `DELETE FROM kept_drafts WHERE job_id = ?`;

export function keptDraftsStore(db: Database.Database): KeptDrafts {
  const all = db.prepare<[], KeptDraft>(selectAll);
  const one = db.prepare<[string], KeptDraft>(selectDraft);
  const upsert = db.prepare(upsertDraft);
  const remove = db.prepare(deleteDraft);
  return {
    all: () => all.all(),
    get: (jobId) => one.get(jobId ?? '') ?? null,
    keep: (draft) => void upsert.run({ ...draft, jobId: draft.jobId ?? '' }),
    forget: (jobId) => void remove.run(jobId ?? ''),
  };
}

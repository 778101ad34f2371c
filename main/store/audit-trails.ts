import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AuditTrail,
  followTrails,
  type TrailFinding,
} from '../domain/analysis/audit-trail.ts';
import { sha256 } from './audit-hash.ts';
import type { Paths } from './home.ts';
import { readHome } from './read-home.ts';
import { evidenceFile } from './report-files.ts';

const selectHeads = `SELECT reports.job_id AS jobId, runs.window_key AS windowKey, facts.value AS head,
    reports.hash AS hash
  FROM facts
  JOIN reports ON reports.run_id = facts.run_id
  JOIN runs ON runs.id = facts.run_id
  WHERE facts.id = 'evidence.head'
  ORDER BY reports.job_id, reports.id`;

interface HeadRow {
  readonly jobId: string;
  readonly windowKey: string;
  readonly head: string;
  readonly hash: string;
}

/** Follows the evidence of every audit of a home, as it lies there. Changes nothing. */
export function followAudits(paths: Paths, nativeBinding?: string): readonly TrailFinding[] {
  return followTrails(auditTrails(paths, nativeBinding), sha256);
}

function auditTrails(paths: Paths, nativeBinding?: string): readonly AuditTrail[] {
  const heads = readHome(paths, nativeBinding, (db) => db.prepare<[], HeadRow>(selectHeads).all());
  return (heads ?? []).map(({ jobId, windowKey, head, hash }) => {
    const file = join(paths.reports, hash, evidenceFile);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : null;
    return { jobId, windowKey, head, file, text };
  });
}

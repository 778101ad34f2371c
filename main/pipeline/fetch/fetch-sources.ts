import { basename } from 'node:path';
import type { Source } from '../../domain/job.ts';
import type { Fetched, FetchPlan, Progress } from '../../domain/plan.ts';
import type { SnapshotPart } from '../../domain/report.ts';
import { sealManifest } from '../manifest.ts';
import { fetchCsv } from './csv.ts';

/** Fetches every source of a job, one after the other, into the plan's folder. */
export async function fetchSources(
  plan: FetchPlan,
  onProgress: (progress: Progress) => void,
): Promise<Fetched> {
  const parts: SnapshotPart[] = [];
  for (const source of plan.sources) {
    onProgress({ step: 'fetch', note: `reading ${basename(source.path)}` });
    parts.push(await fetchSource(source, plan.tmpDir));
  }
  return { manifest: sealManifest({ fetchedAtMs: plan.fetchedAtMs, parts }) };
}

function fetchSource(source: Source, tmpDir: string): Promise<SnapshotPart> {
  switch (source.kind) {
    case 'csv':
      return fetchCsv(source, tmpDir);
  }
}

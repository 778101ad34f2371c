import { basename } from 'node:path';
import type { Source } from '../../domain/job.ts';
import type { Fetched, FetchPlan, Progress } from '../../domain/plan.ts';
import type { SnapshotPart } from '../../domain/report.ts';
import { sealManifest } from '../manifest.ts';
import { fetchCsv } from './csv.ts';
import { lateOption } from './csv-options.ts';

/** Fetches every source of a job, one after the other, into the plan's folder. */
export async function fetchSources(
  plan: FetchPlan,
  onProgress: (progress: Progress) => void,
): Promise<Fetched> {
  const parts: SnapshotPart[] = [];
  for (const source of plan.sources) {
    onProgress({ step: 'fetch', note: `reading ${basename(source.path)}` });
    const part = await fetchSource(source, plan.tmpDir);
    // In the manifest, so that a replay says it too.
    parts.push(plan.late?.includes(source.id) ? asLate(part) : part);
  }
  return { manifest: sealManifest({ fetchedAtMs: plan.fetchedAtMs, parts }) };
}

function asLate(part: SnapshotPart): SnapshotPart {
  return { ...part, options: { ...part.options, [lateOption]: 'yes' } };
}

function fetchSource(source: Source, tmpDir: string): Promise<SnapshotPart> {
  switch (source.kind) {
    case 'csv':
      return fetchCsv(source, tmpDir);
  }
}

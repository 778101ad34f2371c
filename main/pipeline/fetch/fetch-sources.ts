import type { SnapshotPart } from '../../domain/report/report.ts';
import type { Fetched, FetchPlan, Progress } from '../../domain/run/plan.ts';
import { pathOf, type Source, sourceName } from '../../domain/source/source.ts';
import { sealManifest } from '../manifest.ts';
import { checkShape } from './check-shape.ts';
import { comparedWith } from './compared-with.ts';
import { copiesBeside } from './conflict-copies.ts';
import { fetchCsv } from './csv/csv.ts';
import { fetchDatabase } from './database/database.ts';
import { fetchExcel } from './excel/excel.ts';
import { fetchFolder } from './folder.ts';
import { isGlob } from './glob.ts';
import { fetchHttp, type HttpNeeds } from './http/http.ts';
import { fetchJson } from './json/json.ts';
import { withLateRows } from './late-rows.ts';
import { fetchLogs } from './logs/logs.ts';
import { withAskedFrom, withLookback } from './lookback.ts';
import { fetchParquet } from './parquet.ts';
import { ignoredOption, lateOption } from './part-options.ts';
import { fetchPasted } from './pasted.ts';
import { fetchSqlite } from './sqlite/sqlite.ts';

/** Fetches every source of a job, one after the other, into the plan's folder. */
export async function fetchSources(
  plan: FetchPlan,
  onProgress: (progress: Progress) => void,
  network: HttpNeeds,
): Promise<Fetched> {
  const parts: SnapshotPart[] = [];
  for (const source of plan.sources) {
    onProgress({ step: 'fetch', note: `reading ${sourceName(source)}` });
    const read = await fetchSource(source, withLookback(source, plan), network);
    const part = await besideCopies(source, withAskedFrom(source, read, plan));
    const history = plan.history?.[source.id];
    if (history) await checkShape(part, history.expected, plan.tmpDir);
    // In the manifest, so that a replay says it too.
    const compared = history ? await withLateRows(source, comparedWith(history, part), plan) : part;
    parts.push(plan.late?.includes(source.id) ? asLate(compared) : compared);
  }
  return { manifest: sealManifest({ fetchedAtMs: plan.fetchedAtMs, parts }) };
}

/** One file or folder a kind; each leaves its part in the plan's folder, and nothing else. */
function fetchSource(source: Source, plan: FetchPlan, network: HttpNeeds): Promise<SnapshotPart> {
  switch (source.kind) {
    case 'csv':
      return fetchCsv(source, plan);
    case 'excel':
      return fetchExcel(source, plan);
    case 'folder':
      return fetchFolder(source, plan, (file, own) => fetchSource(file, own, network));
    case 'json':
      return fetchJson(source, plan);
    case 'logs':
      return fetchLogs(source, plan);
    case 'parquet':
      return fetchParquet(source, plan);
    case 'pasted':
      return fetchPasted(source, plan);
    case 'sqlite':
      return fetchSqlite(source, plan);
    case 'postgres':
    case 'mysql':
      return fetchDatabase(source, plan);
    case 'http':
      return fetchHttp(source, plan, network);
  }
}

/** Names the conflict copies of a synced file, which are not read. */
async function besideCopies(source: Source, part: SnapshotPart): Promise<SnapshotPart> {
  const path = pathOf(source);
  const copies = path === null || isGlob(path) ? [] : await copiesBeside(path);
  if (copies.length === 0) return part;
  return { ...part, options: { ...part.options, [ignoredOption]: copies.join(', ') } };
}

function asLate(part: SnapshotPart): SnapshotPart {
  return { ...part, options: { ...part.options, [lateOption]: 'yes' } };
}

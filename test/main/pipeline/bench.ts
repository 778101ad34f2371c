import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BriefingOptions } from '../../../main/domain/analysis/analysis.ts';
import type { RunFailure } from '../../../main/domain/failure.ts';
import type { Report, SnapshotManifest } from '../../../main/domain/report/report.ts';
import type { AnalyzePlan, FetchPlan } from '../../../main/domain/run/plan.ts';
import type { CsvSource, Source } from '../../../main/domain/source/source.ts';
import { analyze } from '../../../main/pipeline/analyze/analyze.ts';
import { withDuckDB } from '../../../main/pipeline/engine.ts';
import { fetchSources } from '../../../main/pipeline/fetch/fetch-sources.ts';
import type { HttpNeeds } from '../../../main/pipeline/fetch/http/http.ts';
import { machineResolve } from '../../../main/pipeline/fetch/http/machine-resolve.ts';
import { literal } from '../../../main/pipeline/sql.ts';

/** A folder that is gone when the test ends. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'almanac-pipeline-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export function file(name: string, content: string | Buffer): string {
  const path = join(folder(), name);
  writeFileSync(path, content);
  return path;
}

export interface Snapshot {
  readonly manifest: SnapshotManifest;
  readonly tmpDir: string;
}

export async function fetched(
  path: string,
  options: Partial<CsvSource> = {},
  late: readonly string[] = [],
): Promise<Snapshot> {
  const source: CsvSource = {
    id: 'orders',
    kind: 'csv',
    path,
    delimiter: null,
    decimal: null,
    dateFormat: null,
    ...options,
  };
  return fetchedFrom([source], { late });
}

/** The snapshot of any sources. */
export async function fetchedFrom(
  sources: readonly Source[],
  change: Partial<FetchPlan> = {},
  network: HttpNeeds = { fetch, resolve: machineResolve },
): Promise<Snapshot> {
  const tmpDir = join(folder(), 'run-1');
  mkdirSync(tmpDir);
  const plan = { sources, tmpDir, fetchedAtMs: 1, ...change };
  return { manifest: (await fetchSources(plan, () => undefined, network)).manifest, tmpDir };
}

/** The rows of a snapshot's first part, each cell as the engine writes it. */
export function rowsOf({ manifest, tmpDir }: Snapshot): Promise<readonly unknown[][]> {
  const path = join(tmpDir, `${manifest.parts[0]?.sha256}.parquet`);
  return withDuckDB(null, async (connection) => {
    const rows = `SELECT COLUMNS(*)::VARCHAR FROM read_parquet(${literal(path)})`;
    return (await connection.runAndReadAll(rows)).getRowsJS();
  });
}

/** The failure that fetching this file ends in. */
export async function refusal(path: string, options: Partial<CsvSource> = {}): Promise<RunFailure> {
  return failureOf(fetched(path, options));
}

export function failureOf(work: Promise<unknown>): Promise<RunFailure> {
  return work.then(
    () => Promise.reject(new Error('it was read')),
    (failure: RunFailure) => failure,
  );
}

export const nothingChosen: BriefingOptions = {
  time: null,
  measure: null,
  dimensions: null,
  unit: 'EUR',
};

/** Days of November 2026 in UTC: `window: [8, 15]` is the week from the 8th, before it the one from the 1st. */
export function planFor(
  { manifest, tmpDir }: Snapshot,
  change: Partial<AnalyzePlan> & { readonly days?: readonly [number, number] } = {},
): AnalyzePlan {
  const { days = [8, 15], ...others } = change;
  const at = (day: number) => Date.UTC(2026, 10, day);
  const [from, to] = days;
  return {
    jobName: 'Sales briefing',
    analysis: { recipe: 'briefing', narrator: 'embedded', options: nothingChosen },
    snapshot: manifest,
    parts: manifest.parts.map((part) => ({ part, path: join(tmpDir, `${part.sha256}.parquet`) })),
    zone: 'UTC',
    slot: '2026-11-16T09:00|UTC',
    window: { key: 'week:2026-W46', fromMs: at(from), toMs: at(to) },
    compareWith: { key: 'previous', fromMs: at(2 * from - to), toMs: at(from) },
    previousFacts: [],
    tmpDir,
    ...others,
  };
}

export async function reportOn(
  csv: string,
  change: Parameters<typeof planFor>[1] = {},
): Promise<Report> {
  const plan = planFor(await fetched(file('orders.csv', csv)), change);
  return (await analyze(plan, () => undefined)).report;
}

export function factValue(report: Report, id: string): unknown {
  return report.facts.find((fact) => fact.id === id)?.value;
}

/** Two weeks of orders whose figures can be added up by hand: 1,000 before, 800 now. */
export const twoWeeks = `date,region,net
2026-11-02 10:00:00,EMEA,400.00
2026-11-03 10:00:00,EMEA,200.00
2026-11-04 10:00:00,APAC,400.00
2026-11-09 10:00:00,EMEA,250.00
2026-11-10 10:00:00,EMEA,100.50
2026-11-11 10:00:00,APAC,449.50
`;

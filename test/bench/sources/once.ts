// One measurement in a process of its own: `once.ts almanac|duckdb FILE` prints a line of JSON.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileSource } from '../../../main/domain/source/file-kind.ts';
import { withDuckDB } from '../../../main/pipeline/engine.ts';
import { fetchSources } from '../../../main/pipeline/fetch/fetch-sources.ts';
import { machineResolve } from '../../../main/pipeline/fetch/http/machine-resolve.ts';
import { literal } from '../../../main/pipeline/sql.ts';

/** What a process of its own measured. */
export interface Once {
  /** From nothing to the first aggregate, and the same aggregate again. */
  readonly firstMs: number;
  readonly laterMs: number;
  readonly rows: number;
  /** The most memory that the process has held. */
  readonly peakMiB: number;
}

const [who = '', file = ''] = process.argv.slice(2);
const aggregate = (from: string) =>
  `SELECT region, count(*), sum(net) FROM ${from} GROUP BY region ORDER BY region`;

const beganAtMs = performance.now();
const measured = await (who === 'almanac' ? almanac() : duckdb());
console.log(JSON.stringify({ ...measured, peakMiB: peakMiB() } satisfies Once));

/** As a run does: the file frozen, its cells typed, the snapshot written, then asked. */
async function almanac(): Promise<Omit<Once, 'peakMiB'>> {
  const tmpDir = join(mkdtempSync(join(tmpdir(), 'almanac-sources-')), 'run');
  mkdirSync(tmpDir);
  try {
    const sources = [fileSource('orders', file)];
    const network = { fetch, resolve: machineResolve };
    const plan = { sources, tmpDir, fetchedAtMs: 1 };
    const { manifest } = await fetchSources(plan, () => undefined, network);
    const [part] = manifest.parts;
    const from = `read_parquet(${literal(join(tmpDir, `${part?.sha256}.parquet`))})`;
    return { ...(await twice(from)), rows: part?.rows ?? 0 };
  } finally {
    rmSync(join(tmpDir, '..'), { recursive: true, force: true });
  }
}

/** DuckDB alone, with the same one thread and memory, which guesses the file's form by itself. */
async function duckdb(): Promise<Omit<Once, 'peakMiB'>> {
  return { ...(await twice(`read_csv(${literal(file)})`)), rows: 0 };
}

function twice(from: string): Promise<Pick<Once, 'firstMs' | 'laterMs'>> {
  return withDuckDB(null, async (connection) => {
    await connection.runAndReadAll(aggregate(from));
    const firstMs = performance.now() - beganAtMs;
    const againAtMs = performance.now();
    await connection.runAndReadAll(aggregate(from));
    return { firstMs, laterMs: performance.now() - againAtMs };
  });
}

function peakMiB(): number {
  const [, kib] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Math.round(Number(kib) / 1024);
}

import { createWriteStream, existsSync } from 'node:fs';
import { copyFile, cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { RunFailure } from '../domain/failure.ts';
import type { TakeOut, TakeOutWatch } from '../domain/upkeep/take-out.ts';
import type { Paths } from './home.ts';
import { storeFailure } from './store-failure.ts';
import { selectParts, selectReports, takeOutTables } from './take-out-tables.ts';

interface ReportRow {
  readonly hash: string;
  readonly jobId: string;
  readonly windowKey: string | null;
  readonly revision: number;
  readonly runId: string;
}

type Row = Readonly<Record<string, unknown>>;

/** Rows formatted in one go, a few milliseconds of work. */
const rowsAtOnce = 500;

/**
 * Jobs as YAML, history and numbers as CSV, reports as markdown with their files, data as Parquet. It reads
 * from a connection of its own, in a transaction: what is committed meanwhile is not in it.
 */
export function homeTakeOut(paths: Paths, nativeBinding: string | undefined): TakeOut {
  return {
    async write(folder, jobFile, nowMs, watch) {
      const target = freeName(
        join(folder, `almanac-${new Date(nowMs).toISOString().slice(0, 10)}`),
      );
      const unfinished = `${target}.unfinished`;
      const db = new Database(paths.db, {
        readonly: true,
        ...(nativeBinding ? { nativeBinding } : {}),
      });
      try {
        db.exec('BEGIN');
        await mkdir(unfinished, { recursive: true, mode: 0o700 });
        await writeFile(join(unfinished, 'jobs.yaml'), jobFile);
        await writeFile(join(unfinished, 'README.txt'), readme);
        await writeAll(db, paths, unfinished, watch);
        await rename(unfinished, target);
        return target;
      } catch (caught) {
        await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
        throw storeFailure(caught, folder);
      } finally {
        db.close();
      }
    },
  };
}

async function writeAll(
  db: Database.Database,
  paths: Paths,
  target: string,
  watch: TakeOutWatch,
): Promise<void> {
  const reports = db.prepare<[], ReportRow>(selectReports).all();
  const parts = db.prepare<[], Row>(selectParts).all();
  const blobs = [...new Set(parts.map(({ sha256 }) => String(sha256)))];
  const total = takeOutTables.length + reports.length + blobs.length;
  let done = 0;
  const step = () => {
    refuseStopped(watch);
    done += 1;
    watch.onProgress(done, total);
  };
  await mkdir(join(target, 'data'), { recursive: true });
  for (const { name, sql } of takeOutTables) {
    await writeCsv(join(target, `${name}.csv`), db.prepare<[], Row>(sql).iterate(), watch);
    step();
  }
  await writeCsv(join(target, 'data.csv'), parts.values(), watch);
  for (const report of reports) {
    const from = join(paths.reports, report.hash);
    const to = join(target, 'reports', plainName(report.jobId), nameOf(report));
    // A report whose files are gone is still in runs.csv and numbers.csv.
    if (existsSync(from)) await cp(from, to, { recursive: true });
    step();
  }
  for (const sha256 of blobs) {
    const from = join(paths.blobs, sha256);
    if (existsSync(from)) await copyFile(from, join(target, 'data', `${sha256}.parquet`));
    step();
  }
}

/** CSV of RFC 4180 in UTF-8, exactly as stored: it is for programs, which no spreadsheet guess may bend. */
async function writeCsv(file: string, rows: Iterable<Row>, watch: TakeOutWatch): Promise<void> {
  await pipeline(Readable.from(csvOf(rows, watch)), createWriteStream(file, { mode: 0o600 }));
}

async function* csvOf(rows: Iterable<Row>, watch: TakeOutWatch): AsyncGenerator<string> {
  let lines: string[] = [];
  let isFirst = true;
  for (const row of rows) {
    if (isFirst) lines.push(lineOf(Object.keys(row)));
    isFirst = false;
    lines.push(lineOf(Object.values(row)));
    if (lines.length < rowsAtOnce) continue;
    yield lines.join('');
    lines = [];
    refuseStopped(watch);
    await setImmediate();
  }
  yield lines.join('');
}

function refuseStopped(watch: TakeOutWatch): void {
  if (!watch.isStopped()) return;
  throw new RunFailure('cancelled', 'The export was stopped; nothing is left of it.', {
    permanent: true,
  });
}

function lineOf(values: readonly unknown[]): string {
  return `${values.map((value) => fieldOf(value === null ? '' : String(value))).join(',')}\r\n`;
}

function fieldOf(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function nameOf({ windowKey, revision, runId }: ReportRow): string {
  const period = windowKey === null ? runId : plainName(windowKey);
  return `${period}${revision > 1 ? ` revision ${revision}` : ''} ${runId}`;
}

/** What every file system takes as a name. */
function plainName(text: string): string {
  return text.replaceAll(/[^\w.+-]+/g, '_');
}

/** "almanac-2026-11-28", or with a number behind it where that is there already. */
function freeName(path: string): string {
  const isTaken = (name: string) => existsSync(name) || existsSync(`${name}.unfinished`);
  if (!isTaken(path)) return path;
  let n = 2;
  while (isTaken(`${path} ${n}`)) n += 1;
  return `${path} ${n}`;
}

const readme = `Everything that Almanac keeps, in formats that other programs read.

jobs.yaml        your jobs; "almanac jobs add jobs.yaml" reads them back
slots.csv        every due time and what became of it
runs.csv         every run
numbers.csv      every number of every report, with the query that computed it
deliveries.csv   what was sent to whom
model_calls.csv  what was asked of models, and their answers
connections.csv, settings.csv
reports/         a folder a report: report.md, report.html, facts.json, charts.json
data/            what the runs have read, as Parquet; data.csv says which run read which file

Passwords and keys are not in here.
`;

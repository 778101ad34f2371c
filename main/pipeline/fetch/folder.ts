import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { RunFailure } from '../../domain/failure.ts';
import type { SnapshotPart } from '../../domain/report/report.ts';
import type { FetchPlan } from '../../domain/run/plan.ts';
import { patternsOfWindow } from '../../domain/schedule/window-pattern.ts';
import { fileSource } from '../../domain/source/file-kind.ts';
import type { FolderSource, Source } from '../../domain/source/source.ts';
import { withDuckDB } from '../engine.ts';
import { literal } from '../sql.ts';
import { isNotMeant } from './conflict-copies.ts';
import { glob, isGlob } from './glob.ts';
import { ignoredOption } from './part-options.ts';
import { copyTo, sealPart } from './write-part.ts';

/** More files at once are a mistake in the pattern. */
const mostFiles = 1000;

/** Reads one file as a source of its own. */
type ReadFile = (source: Source, plan: FetchPlan) => Promise<SnapshotPart>;

/**
 * Reads the files that a pattern names: the newest, or all of them as one table with their name in
 * `_file`. Each is read as what the end of its name says.
 * @throws RunFailure `source-missing` when there is none, or what reading a file ends in
 */
export async function fetchFolder(
  source: FolderSource,
  plan: FetchPlan,
  read: ReadFile,
): Promise<SnapshotPart> {
  const { found, ignored } = await filesOf(source, plan);
  const newest = source.take === 'newest' ? await newestOf(found) : null;
  const paths = newest === null ? found : [newest];
  const parts: SnapshotPart[] = [];
  for (const [at, path] of paths.entries()) {
    parts.push(await read(fileIn(source, path, at), plan));
  }
  const [first] = parts;
  if (!first) throw new Error('a folder without files was refused before');
  const one = parts.length === 1 ? first : await joined(source, parts, plan.tmpDir);
  const said = ignored.length > 0 ? { [ignoredOption]: ignored.map(short).join(', ') } : {};
  return {
    ...one,
    sourceId: source.id,
    options: { ...one.options, pattern: source.pattern, ...said },
  };
}

async function filesOf(source: FolderSource, { period }: FetchPlan) {
  const patterns = patternsOfWindow(source.pattern, period?.window ?? null, period?.zone ?? 'UTC');
  const matches = await Promise.all(
    patterns.map((pattern) => (isGlob(pattern) ? glob(pattern) : existing(pattern))),
  );
  const all = [...new Set(matches.flat())];
  const names = new Set(all.map(short));
  const isIgnored = (path: string) => isNotMeant(path, names);
  const found = all.filter((path) => !isIgnored(path));
  if (found.length > mostFiles) {
    throw refused(
      'source-unreadable',
      `${found.length} files are called ${source.pattern}; Almanac reads up to ${mostFiles} at once. Make the pattern narrower, or take the newest.`,
      true,
    );
  }
  if (found.length === 0) {
    throw refused(
      'source-missing',
      `No file is called ${patterns.slice(0, 3).join(' or ')}. Put it there, or mend the pattern in the job's sources.`,
      false,
    );
  }
  return { found, ignored: all.filter(isIgnored) };
}

async function existing(path: string): Promise<readonly string[]> {
  // What else may be wrong with the file is said when it is read.
  return stat(path).then(
    () => [path],
    (cause: NodeJS.ErrnoException) => (cause.code === 'ENOENT' ? [] : [path]),
  );
}

/** By the time of the last change; of two with the same, the later name. */
async function newestOf(paths: readonly string[]): Promise<string | null> {
  const dated = await Promise.all(
    paths.map(async (path) => ({ path, atMs: (await stat(path).catch(() => null))?.mtimeMs ?? 0 })),
  );
  const [newest] = dated.sort((a, b) => b.atMs - a.atMs || (a.path < b.path ? 1 : -1));
  return newest?.path ?? null;
}

function fileIn({ id, decimal, dateFormat }: FolderSource, path: string, at: number): Source {
  const source = fileSource(`${id}-${at}`, path);
  if (source.kind === 'logs' || source.kind === 'sqlite') return source;
  return source.kind === 'parquet' ? { ...source, dateFormat } : { ...source, decimal, dateFormat };
}

/** One table of all parts: columns of one name are one column, what a file lacks is empty. */
async function joined(
  source: FolderSource,
  parts: readonly SnapshotPart[],
  tmpDir: string,
): Promise<SnapshotPart> {
  const target = join(tmpDir, `${source.id}.parquet`);
  const rows = parts.map(({ sha256, origin }) => {
    const file = literal(join(tmpDir, `${sha256}.parquet`));
    return `SELECT *, ${literal(basename(origin))} AS _file FROM read_parquet(${file})`;
  });
  const columns = new Set(parts.flatMap((part) => part.columns.map(({ name }) => name))).size + 1;
  return withDuckDB(join(tmpDir, 'spill'), async (connection) => {
    await copyTo(connection, rows.join('\nUNION ALL BY NAME\n'), columns, target);
    const written = await sealPart(connection, target, tmpDir);
    const options = Object.assign({}, ...parts.map((part) => part.options), {
      files: parts.map(({ origin }) => short(origin)).join(', '),
    });
    const originModifiedAtMs = Math.max(...parts.map((part) => part.originModifiedAtMs));
    return { sourceId: source.id, ...written, origin: source.pattern, originModifiedAtMs, options };
  });
}

const short = (path: string) => basename(path);

function refused(
  code: 'source-missing' | 'source-unreadable',
  message: string,
  permanent: boolean,
): RunFailure {
  return new RunFailure(code, message, { permanent });
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RunFailure } from '../domain/failure.ts';
import type { ReportFiles } from '../domain/ports.ts';
import type { Report } from '../domain/report/report.ts';
import type { Durability } from './connection.ts';
import { makeFolder, moveDurably, syncFolder, writeDurably } from './durable-files.ts';

/** The files whose bytes make the report's hash: what replay must repeat. */
const hashed = ['report.md', 'facts.json', 'charts.json'] as const;
/** What follows from them and may look different in a later version; sealed by its own hash. */
const derived = ['report.html', 'about.json'] as const;
const sealFile = 'seal';
/** An audit's evidence; its chain is followed by `doctor --audit`. Other reports have none. */
export const evidenceFile = 'evidence.jsonl';

type FileName = (typeof hashed)[number] | (typeof derived)[number];
type Files = Readonly<Record<FileName, string>> & { readonly [evidenceFile]?: string };

/** Reads published reports below a folder, checking their hashes. */
export function reportFiles(reports: string): ReportFiles {
  const folderOf = (hash: string) => join(reports, hash);
  return {
    read(hash) {
      const files = readFiles(folderOf(hash), [...hashed, ...derived]);
      if (hashOf(files, hashed) !== hash || !isSealed(folderOf(hash), files))
        throw changed(folderOf(hash));
      return reportFrom(files);
    },
    readPage(hash) {
      const files = readFiles(folderOf(hash), derived);
      if (!isSealed(folderOf(hash), files)) throw changed(folderOf(hash));
      return { ...aboutOf(files), html: files['report.html'] };
    },
  };
}

/** Writes a report's files to a folder named by their hash, which appears as a whole or not at all. */
export function publishReport(
  reports: string,
  tmp: string,
  report: Report,
  durability: Durability = 'full',
): string {
  const files = filesOf(report);
  const hash = hashOf(files, hashed);
  const folder = join(reports, hash);
  if (isIntact(reports, hash)) return hash;
  const unfinished = join(tmp, `report-${hash}`);
  rmSync(unfinished, { recursive: true, force: true });
  makeFolder(unfinished);
  const write = (name: string, text: string) =>
    writeDurably(join(unfinished, name), text, durability);
  for (const name of [...hashed, ...derived]) write(name, files[name]);
  const evidence = files[evidenceFile];
  if (evidence !== undefined) write(evidenceFile, evidence);
  write(sealFile, `${sealOf(files)}\n`);
  syncFolder(unfinished, durability);
  rmSync(folder, { recursive: true, force: true });
  moveDurably(unfinished, folder, durability);
  return hash;
}

function isIntact(reports: string, hash: string): boolean {
  try {
    reportFiles(reports).read(hash);
    return true;
  } catch (caught) {
    if (caught instanceof RunFailure) return false;
    throw caught;
  }
}

function filesOf(report: Report): Files {
  const { markdown, html, facts, charts, evidence, ...about } = report;
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    'report.md': markdown,
    'facts.json': json(facts),
    'charts.json': json(charts),
    'report.html': html,
    'about.json': json(about),
    ...(evidence === undefined ? {} : { [evidenceFile]: evidence }),
  };
}

function aboutOf(
  files: Pick<Files, 'about.json'>,
): Omit<Report, 'markdown' | 'html' | 'facts' | 'charts'> {
  return JSON.parse(files['about.json']);
}

function reportFrom(files: Files): Report {
  return {
    ...aboutOf(files),
    markdown: files['report.md'],
    html: files['report.html'],
    facts: JSON.parse(files['facts.json']),
    charts: JSON.parse(files['charts.json']),
    ...(files[evidenceFile] === undefined ? {} : { evidence: files[evidenceFile] }),
  };
}

/** Those files of a report, and its evidence where it has some. @throws RunFailure `not-found` */
function readFiles<N extends FileName>(
  folder: string,
  names: readonly N[],
): Pick<Files, N | typeof evidenceFile> {
  const isThere = (name: string) => existsSync(join(folder, name));
  if (![...names, sealFile].every(isThere)) {
    throw new RunFailure('not-found', `The files of this report are gone from ${folder}.`, {
      permanent: true,
    });
  }
  const evidence = [evidenceFile].filter(isThere);
  const read = [...names, ...evidence].map((name) => [
    name,
    readFileSync(join(folder, name), 'utf8'),
  ]);
  return Object.fromEntries(read);
}

type Derived = Pick<Files, (typeof derived)[number] | typeof evidenceFile>;

function isSealed(folder: string, files: Derived): boolean {
  return sealOf(files) === readFileSync(join(folder, sealFile), 'utf8').trim();
}

function changed(folder: string): RunFailure {
  return new RunFailure(
    'source-changed',
    `The files of this report in ${folder} were changed after it was written. Run it again to get them back.`,
    { permanent: true },
  );
}

/** Over the files that follow from others, and over the evidence where there is some. */
function sealOf(files: Derived): string {
  const evidence = files[evidenceFile];
  const own = hashOf(files, derived);
  return evidence === undefined
    ? own
    : createHash('sha256').update(own).update(evidence).digest('hex');
}

/** Each file's length stands before its bytes, so that text cannot move from one to the next unseen. */
function hashOf<N extends FileName>(files: Pick<Files, N>, names: readonly N[]): string {
  const sha = createHash('sha256');
  for (const name of names) sha.update(`${Buffer.byteLength(files[name])}:`).update(files[name]);
  return sha.digest('hex');
}

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RunFailure } from '../../domain/failure.ts';
import type { Column, SnapshotManifest } from '../../domain/report/report.ts';
import type { Preview, PreviewPlan } from '../../domain/source/preview.ts';
import { analyze } from '../analyze/analyze.ts';
import { guessMeasure } from '../analyze/briefing/choose-columns.ts';
import { columnsOf, isTime } from '../analyze/columns.ts';
import { withDuckDB } from '../engine.ts';
import { fetchSources } from '../fetch/fetch-sources.ts';
import type { HttpNeeds } from '../fetch/http/http.ts';
import { startOption } from '../fetch/part-options.ts';
import { literal } from '../sql.ts';
import { readingQuestions } from './reading-questions.ts';

const silent = () => undefined;

/**
 * Reads a source as a run would, and says what is in it and what had to be guessed. A failure is the
 * one that the run would end in.
 */
export async function previewSource(plan: PreviewPlan, network: HttpNeeds): Promise<Preview> {
  const { manifest } = await fetchSources({ ...plan.fetch, isPreview: true }, silent, network);
  const [part] = manifest.parts;
  const [source] = plan.fetch.sources;
  if (!part || !source) throw new Error('a preview is of one source');
  const path = join(plan.fetch.tmpDir, `${part.sha256}.parquet`);
  const columns = columnsOf(part);
  const from = `read_parquet(${literal(path)})`;
  const [rows, questions] = await withDuckDB(null, async (connection) => {
    const found = await connection.runAndReadAll(
      `SELECT COLUMNS(*)::VARCHAR FROM ${from} LIMIT ${plan.rows}`,
    );
    const names = found.columnNames();
    const kept = columns.map(({ name, type }) => ({ at: names.indexOf(name), type }));
    const shown = found.getRowsJS().map((row) => kept.map(({ at, type }) => cell(row[at], type)));
    return [shown, await readingQuestions(source, part, from, connection)] as const;
  });
  const isStart = part.options[startOption] === 'yes';
  return {
    columns,
    rows,
    rowCount: part.rows,
    bytes: 'path' in source ? await sizeOf(source.path) : null,
    isStart,
    options: part.options,
    questions,
    time: columns.find(isTime)?.name ?? null,
    measure: guessMeasure(part)?.name ?? null,
    ...(await tryReport(plan, manifest, path)),
  };
}

/** What a report would say, on what was read. */
async function tryReport(
  { trial, fetch }: PreviewPlan,
  snapshot: SnapshotManifest,
  path: string,
): Promise<Pick<Preview, 'headline' | 'trouble'>> {
  if (!trial) return { headline: null, trouble: null };
  const parts = snapshot.parts.map((part) => ({ part, path }));
  try {
    const { report } = await analyze({ ...trial, snapshot, parts, tmpDir: fetch.tmpDir }, silent);
    return { headline: report.headline, trouble: null };
  } catch (caught) {
    // Data that cannot be analysed can still be shown; anything else is a bug and must not hide.
    if (!(caught instanceof RunFailure)) throw caught;
    return { headline: null, trouble: caught.message };
  }
}

/** Amounts are kept with six decimals, of which nobody wants to see the zeros. */
function cell(value: unknown, type: Column['type']): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value);
  return type.startsWith('DECIMAL') ? text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : text;
}

function sizeOf(path: string): Promise<number | null> {
  // A pattern names no file of its own.
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}

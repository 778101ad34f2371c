import type { FactView } from '../../../preload/contract/views.ts';
import type { Fact } from '../../domain/report/fact.ts';
import type { EarlierFact } from '../../domain/report/fact-lookup.ts';
import type { SnapshotManifest } from '../../domain/report/report.ts';

/** The evidence behind one number, with the same number in the reports before. */
export function factView(
  fact: Fact,
  snapshot: SnapshotManifest | null,
  before: readonly EarlierFact[],
): FactView {
  const own = snapshot?.parts.find(({ origin }) => nameOf(origin) === nameOf(fact.source));
  const part = own ?? snapshot?.parts[0];
  return {
    n: fact.n,
    id: fact.id,
    label: fact.label,
    text: fact.text,
    value: numberOf(fact.value),
    query: fact.query,
    columns: fact.evidence.columns,
    rows: fact.evidence.rows,
    totalRows: fact.evidence.total,
    source: fact.source,
    // What the reader of a workbook notes with its part.
    sheet: part?.options.sheet ?? null,
    sourceModifiedAtMs: part?.originModifiedAtMs ?? null,
    snapshotHash: fact.snapshotHash,
    before: before.map(({ runId, window, text, value }) => ({
      runId,
      fromMs: window.fromMs,
      toMs: window.toMs,
      text,
      value: numberOf(value),
    })),
  };
}

function numberOf(value: Fact['value']): number | null {
  return typeof value === 'number' ? value : null;
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

import type { FactView } from '../../../preload/contract/views.ts';
import type { Fact } from '../../domain/fact.ts';
import type { SnapshotManifest } from '../../domain/report.ts';

/** The evidence behind one number, with the same number in the reports before. */
export function factView(
  fact: Fact,
  snapshot: SnapshotManifest | null,
  before: FactView['before'],
): FactView {
  const part = snapshot?.parts.find(({ origin }) => nameOf(origin) === nameOf(fact.source));
  return {
    n: fact.n,
    id: fact.id,
    label: fact.label,
    text: fact.text,
    query: fact.query,
    columns: fact.evidence.columns,
    rows: fact.evidence.rows,
    totalRows: fact.evidence.total,
    source: fact.source,
    sourceModifiedAtMs: (part ?? snapshot?.parts[0])?.originModifiedAtMs ?? null,
    snapshotHash: fact.snapshotHash,
    before,
  };
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

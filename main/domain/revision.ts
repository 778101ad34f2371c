import type { Fact } from './fact.ts';
import type { SnapshotManifest } from './report.ts';
import type { Run } from './run.ts';

/** One number of a window that differs between two revisions; null where one has no such number. */
export interface FactChange {
  readonly id: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Compares two revisions fact by fact, by id: in the order of the later one, then what it lost. */
export function compareFacts(before: readonly Fact[], after: readonly Fact[]): FactChange[] {
  const old = new Map(before.map((fact) => [fact.id, fact]));
  const kept = new Set(after.map(({ id }) => id));
  const changed = after.flatMap(({ id, label, text }) => {
    const was = old.get(id)?.text ?? null;
    return was === text ? [] : [{ id, label, before: was, after: text }];
  });
  const gone = before
    .filter(({ id }) => !kept.has(id))
    .map(({ id, label, text }) => ({ id, label, before: text, after: null }));
  return [...changed, ...gone];
}

interface Revision {
  readonly run: Pick<Run, 'again' | 'jobRevision'>;
  readonly snapshot: SnapshotManifest | null;
}

/** Why a revision may say something else than the one before: its data, its job, or neither. */
export function whyRevised(before: Revision, after: Revision): string {
  const isSame = partsOf(before.snapshot) === partsOf(after.snapshot);
  const data =
    after.run.again === 'as-it-was'
      ? 'as the data was'
      : `as the data is now${isSame ? ', which has not changed' : ''}`;
  const isEdited = before.run.jobRevision !== after.run.jobRevision;
  return isEdited ? `${data}, and as the job is now` : data;
}

/** Fetched at another time, the same bytes are the same data. */
function partsOf(snapshot: SnapshotManifest | null): string {
  return (snapshot?.parts ?? []).map(({ sourceId, sha256 }) => `${sourceId} ${sha256}`).join('\n');
}

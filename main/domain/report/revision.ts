import type { Run } from '../run/run.ts';
import type { Fact } from './fact.ts';
import { formatValue } from './format-value.ts';
import type { Region } from './region.ts';
import type { SnapshotManifest } from './report.ts';

/** One number of a window that differs between two revisions; null where one has no such number. */
export interface FactChange {
  readonly id: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What two revisions say otherwise, fact by fact, by id: in the order of the later one, then what it lost. */
export function compareFacts(before: readonly Fact[], after: readonly Fact[]): FactChange[] {
  return pairsOf(before, after)
    .map(changeOf)
    .filter((change) => change.before !== change.after);
}

/** One number of two reports, with how far apart they are where that can be said. */
export interface ComparedFact extends FactChange {
  /** What the earlier report calls it, where that is something else. */
  readonly labelBefore: string | null;
  /** Null for dates and words, for other units, and where one has no such number. */
  readonly difference: string | null;
}

/** Every fact of two reports beside each other, with their differences as the later one writes numbers. */
export function compareReports(
  before: readonly Fact[],
  after: readonly Fact[],
  region: Region | undefined,
): readonly ComparedFact[] {
  return pairsOf(before, after).map((pair) => {
    const { was, is } = pair;
    const labelBefore = was && is && was.label !== is.label ? was.label : null;
    const difference = was && is ? differenceOf(was, is, region) : null;
    return { ...changeOf(pair), labelBefore, difference };
  });
}

/** A fact as two reports have it; at least one of them has. */
type Pair =
  | { readonly was: Fact | undefined; readonly is: Fact }
  | { readonly was: Fact; readonly is: undefined };

function pairsOf(before: readonly Fact[], after: readonly Fact[]): readonly Pair[] {
  const old = new Map(before.map((fact) => [fact.id, fact]));
  const kept = new Set(after.map(({ id }) => id));
  return [
    ...after.map((is) => ({ was: old.get(is.id), is })),
    ...before.filter(({ id }) => !kept.has(id)).map((was) => ({ was, is: undefined })),
  ];
}

function changeOf({ was, is }: Pair): FactChange {
  const { id, label } = is ?? was;
  return { id, label, before: was?.text ?? null, after: is?.text ?? null };
}

function differenceOf(was: Fact, is: Fact, region: Region | undefined): string | null {
  const { format, unit } = is;
  const isAlike = was.format === format && was.unit === unit;
  if (!isAlike || typeof was.value !== 'number' || typeof is.value !== 'number') return null;
  if (was.value === is.value) return null;
  const beside = Math.max(Math.abs(was.value), Math.abs(is.value));
  // Percent of percent would be read wrongly; these are points.
  const inUnit = format === 'percent' ? 'points' : unit;
  return formatValue(
    is.value - was.value,
    { format, unit: inUnit, isSigned: true, beside },
    region,
  );
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

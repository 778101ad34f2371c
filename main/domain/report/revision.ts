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
  return compareAll(before, after).filter((change) => change.before !== change.after);
}

/** Every fact of two reports beside each other, by id. */
export function compareAll(before: readonly Fact[], after: readonly Fact[]): FactChange[] {
  const old = new Map(before.map((fact) => [fact.id, fact]));
  const kept = new Set(after.map(({ id }) => id));
  const both = after.map(({ id, label, text }) => {
    return { id, label, before: old.get(id)?.text ?? null, after: text };
  });
  const gone = before
    .filter(({ id }) => !kept.has(id))
    .map(({ id, label, text }) => ({ id, label, before: text, after: null }));
  return [...both, ...gone];
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
  const [old, late] = [before, after].map((facts) => new Map(facts.map((fact) => [fact.id, fact])));
  return compareAll(before, after).map((change) => {
    const [was, is] = [old?.get(change.id), late?.get(change.id)];
    const labelBefore = was && is && was.label !== is.label ? was.label : null;
    return { ...change, labelBefore, difference: was && is ? differenceOf(was, is, region) : null };
  });
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

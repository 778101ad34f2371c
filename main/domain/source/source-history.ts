import type { JobSpec } from '../job/job.ts';
import type { SnapshotManifest, SnapshotPart } from '../report/report.ts';
import type { Run } from '../run/run.ts';
import { cursorOf } from './cursor.ts';
import type { Source } from './source.ts';

/** The parts of a snapshot where they lie; none where its data has expired. */
export type FilesOf = (snapshot: SnapshotManifest) => readonly PlacedPart[];

interface PlacedPart {
  readonly part: SnapshotPart;
  readonly path: string;
}

/** What one of the job's reports was made from. */
export interface EarlierInput {
  readonly snapshot: SnapshotManifest;
  readonly jobRevision: number;
  readonly trigger: Run['trigger'];
  /** Where the report's period ended. */
  readonly toMs: number;
  readonly reportedAtMs: number;
}

export interface Reported {
  readonly file: PlacedPart;
  /** Where the report's period ended. */
  readonly toMs: number;
}

/** A re-run and a backfill are about other periods: what was late for the last report is late still. */
const inCourse: readonly Run['trigger'][] = ['schedule', 'catch-up', 'manual'];

/** What a source held for the job's reports before, as long as it was the same source. */
export interface SourceHistory {
  /** The newest first. */
  readonly parts: readonly SnapshotPart[];
  /** The part whose columns are expected; null where nothing is known, or the analyst took a change as it is. */
  readonly expected: SnapshotPart | null;
  /** What the last report in the course of the schedule was made from, where its data is still there. */
  readonly reported: Reported | null;
}

/**
 * The history of each source of a job.
 * @param inputs the newest first
 * @param specAt the job as it was at a revision
 * @param about the run that asks, and where the parts of a snapshot lie
 * @param acceptedAtMs columns are compared with those of reports after this instant only
 */
export function historyOfSources(
  job: Pick<JobSpec, 'sources'>,
  inputs: readonly EarlierInput[],
  specAt: (revision: number) => Pick<JobSpec, 'sources'> | null,
  acceptedAtMs: number,
  about: { readonly run: Pick<Run, 'trigger'>; readonly filesOf: FilesOf },
): Readonly<Record<string, SourceHistory>> {
  return Object.fromEntries(
    job.sources.map((source) => {
      const found = inputs.flatMap((input) => {
        const part = partOf(source, input, specAt);
        return part ? [{ ...input, part }] : [];
      });
      const expected = found.find(({ reportedAtMs }) => reportedAtMs > acceptedAtMs)?.part ?? null;
      const parts = found.map(({ part }) => part);
      return [source.id, { parts, expected, reported: reportedOf(source, found, about) }];
    }),
  );
}

function reportedOf(
  source: Source,
  found: readonly EarlierInput[],
  { run, filesOf }: { readonly run: Pick<Run, 'trigger'>; readonly filesOf: FilesOf },
): Reported | null {
  if (cursorOf(source) === null || !inCourse.includes(run.trigger)) return null;
  const last = found.find(({ trigger }) => inCourse.includes(trigger));
  const file = last && filesOf(last.snapshot).find(({ part }) => part.sourceId === source.id);
  return last && file ? { file, toMs: last.toMs } : null;
}

/** What was read from this very source; another file or another reading is another source. */
function partOf(
  source: Source,
  { snapshot, jobRevision }: EarlierInput,
  specAt: (revision: number) => Pick<JobSpec, 'sources'> | null,
): SnapshotPart | undefined {
  const then = specAt(jobRevision)?.sources.find(({ id }) => id === source.id);
  if (!then || sourceQuestion(then) !== sourceQuestion(source)) return undefined;
  return snapshot.parts.find(({ sourceId }) => sourceId === source.id);
}

/** Everything that decides what a source holds. */
function sourceQuestion({ waitFor: _waitFor, cursor: _cursor, ...source }: Source): string {
  return JSON.stringify(Object.entries(source).sort(([a], [b]) => (a < b ? -1 : 1)));
}

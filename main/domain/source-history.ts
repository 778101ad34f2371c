import type { JobSpec } from './job.ts';
import type { SnapshotManifest, SnapshotPart } from './report.ts';
import type { Source } from './source.ts';

/** What one of the job's reports was made from. */
export interface EarlierInput {
  readonly snapshot: SnapshotManifest;
  readonly jobRevision: number;
  readonly reportedAtMs: number;
}

/** What a source held for the job's reports before, as long as it was the same source. */
export interface SourceHistory {
  /** The newest first. */
  readonly parts: readonly SnapshotPart[];
  /** The part whose columns are expected; null where nothing is known, or the analyst took a change as it is. */
  readonly expected: SnapshotPart | null;
}

/**
 * The history of each source of a job.
 * @param inputs the newest first
 * @param specAt the job as it was at a revision
 * @param acceptedAtMs columns are compared with those of reports after this instant only
 */
export function historyOfSources(
  job: Pick<JobSpec, 'sources'>,
  inputs: readonly EarlierInput[],
  specAt: (revision: number) => Pick<JobSpec, 'sources'> | null,
  acceptedAtMs: number,
): Readonly<Record<string, SourceHistory>> {
  return Object.fromEntries(
    job.sources.map((source) => {
      const found = inputs.flatMap((input) => {
        const part = partOf(source, input, specAt);
        return part ? [{ ...input, part }] : [];
      });
      const expected = found.find(({ reportedAtMs }) => reportedAtMs > acceptedAtMs)?.part ?? null;
      return [source.id, { parts: found.map(({ part }) => part), expected }];
    }),
  );
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
function sourceQuestion({ waitFor: _waitFor, ...source }: Source): string {
  return JSON.stringify(Object.entries(source).sort(([a], [b]) => (a < b ? -1 : 1)));
}

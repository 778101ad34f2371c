import { createHash } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { FetchPlan, PartFile } from '../../../domain/run/plan.ts';
import type { HttpSource } from '../../../domain/source/source.ts';

/** What a server gave to ask again with, and what was asked, as options of the part. */
export type Validators = Readonly<Record<string, string>>;

const [asked, etag, lastModified] = ['asked', 'etag', 'lastModified'];

/** The part of the job's last report that came from the same question; null where there is none. */
export function earlierPart(source: HttpSource, url: URL, plan: FetchPlan): PartFile | null {
  // Of many pages only the first would be asked, and the others may have changed.
  if (source.pages !== null) return null;
  const same = plan.earlier?.find(
    ({ part }) => part.sourceId === source.id && part.options[asked] === questionOf(source, url),
  );
  return same && Object.keys(conditions(same)).length > 0 ? same : null;
}

export function conditions(earlier: PartFile | null): Readonly<Record<string, string>> {
  const { [etag]: tag, [lastModified]: date } = earlier?.part.options ?? {};
  return {
    ...(tag === undefined ? {} : { 'if-none-match': tag }),
    ...(date === undefined ? {} : { 'if-modified-since': date }),
  };
}

export function validatorsOf(
  { headers }: Response,
  { source, url }: { readonly source: HttpSource; readonly url: URL },
): { readonly validators: Validators; readonly modifiedAtMs: number | null } {
  const [tag, date] = [headers.get('etag'), headers.get('last-modified')];
  const modifiedAtMs = date === null ? Number.NaN : Date.parse(date);
  return {
    modifiedAtMs: Number.isNaN(modifiedAtMs) ? null : modifiedAtMs,
    validators: {
      [asked]: questionOf(source, url),
      ...(tag === null ? {} : { [etag]: tag }),
      ...(date === null ? {} : { [lastModified]: date }),
    },
  };
}

/** The part of before in the run's own folder, as if it had been read again. */
export async function reusePart({ part, path }: PartFile, tmpDir: string): Promise<SnapshotPart> {
  await copyFile(path, join(tmpDir, `${part.sha256}.parquet`));
  return part;
}

/** Everything that decides what the part would hold: another reading of the same answer is another. */
function questionOf({ waitFor: _waitFor, ...source }: HttpSource, { href }: URL): string {
  const text = JSON.stringify([source, href]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

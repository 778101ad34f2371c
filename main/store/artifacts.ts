import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RunFailure } from '../domain/failure.ts';
import type { Artifacts, Claim } from '../domain/ports.ts';
import type { SnapshotPart } from '../domain/report/report.ts';
import type { PartFile } from '../domain/run/plan.ts';
import type { Durability } from './connection.ts';
import { makeFolder, moveDurably, syncFile } from './durable-files.ts';
import type { Paths } from './home.ts';
import { publishReport } from './report-files.ts';

export interface SweptArtifacts extends Artifacts {
  /**
   * Removes what attempts left behind. Only for the holder of the process lock, before it begins.
   * @returns how many folders there were
   */
  sweepTmp(): number;
}

/**
 * Files of runs. Each is fsynced and renamed to the name that the ledger will say before the ledger
 * says it: an orphan is swept, a missing one cannot be.
 */
export function artifacts(
  { tmp, blobs, reports }: Paths,
  durability: Durability = 'full',
): SweptArtifacts {
  const tmpDir = ({ runId, fence }: Claim) => join(tmp, `${runId}-${fence}`);
  const blobOf = (part: SnapshotPart) => join(blobs, part.sha256);

  function publishPart(from: string, part: SnapshotPart): void {
    const to = blobOf(part);
    // The name is the hash of the bytes, so what has this name and length is the same part.
    if (existsSync(to) && statSync(to).size === part.bytes) {
      rmSync(from, { force: true });
      return;
    }
    syncFile(from, durability);
    moveDurably(from, to, durability);
  }

  return {
    openTmp(claim) {
      const folder = tmpDir(claim);
      rmSync(folder, { recursive: true, force: true });
      makeFolder(folder);
      return folder;
    },
    closeTmp: (claim) => rmSync(tmpDir(claim), { recursive: true, force: true }),
    publishSnapshot(from, snapshot) {
      for (const part of snapshot.parts) publishPart(join(from, `${part.sha256}.parquet`), part);
    },
    partFiles: (snapshot) =>
      snapshot.parts.map((part): PartFile => {
        const path = blobOf(part);
        if (existsSync(path) && statSync(path).size === part.bytes) return { part, path };
        throw new RunFailure(
          'not-found',
          `The data of ${part.sourceId} that this run has read is no longer kept.`,
          { permanent: true },
        );
      }),
    publishReport: (report) => publishReport(reports, tmp, report, durability),
    sweepTmp() {
      const left = readdirSync(tmp);
      for (const name of left) rmSync(join(tmp, name), { recursive: true, force: true });
      return left.length;
    },
  };
}

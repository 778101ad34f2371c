import type { Settings } from '../domain/records.ts';
import { readSnapshotLimit, type Snapshots } from '../domain/run/snapshot-limit.ts';

const dayMs = 86_400_000;
/** So many files a tick, each of which a disk deletes in well under a millisecond. */
const filesAtOnce = 200;

export interface SnapshotLimitNeeds {
  /** Left out where no home is kept. */
  readonly snapshotLimit?: Snapshots;
  readonly settings: Settings;
}

/** Once a day deletes the data outside the limit, a few files a tick. Call it while nothing runs. */
export function createSnapshotLimit(needs: SnapshotLimitNeeds): (nowMs: number) => void {
  const { snapshotLimit, settings } = needs;
  let lastMs: number | null = null;
  return (nowMs) => {
    if (!snapshotLimit || (lastMs !== null && Math.abs(nowMs - lastMs) < dayMs)) return;
    const { files } = snapshotLimit.expire(readSnapshotLimit(settings), nowMs, filesAtOnce);
    // There may be more: the next tick looks again.
    lastMs = files < filesAtOnce ? nowMs : null;
  };
}

import { chainStart, followChain, type Sha256 } from './evidence-chain.ts';

/** The evidence of one audit report, as it lies there now. */
export interface AuditTrail {
  readonly jobId: string;
  /** The report's period: `month:2026-10`. */
  readonly windowKey: string;
  /** The last hash, as the report stated it when it was made. */
  readonly head: string;
  /** Null when the file is gone. */
  readonly text: string | null;
  /** Where it lies, or lay. */
  readonly file: string;
}

export interface TrailFinding {
  readonly jobId: string;
  readonly windowKey: string;
  readonly isOk: boolean;
  readonly found: string;
}

/**
 * Follows each report's chain, and each first entry to the report that it was chained to.
 * @param trails of all jobs, each job's oldest first
 */
export function followTrails(
  trails: readonly AuditTrail[],
  sha256: Sha256,
): readonly TrailFinding[] {
  return trails.map((trail, at) => {
    const { jobId, windowKey } = trail;
    const wrong = (found: string) => ({ jobId, windowKey, isOk: false, found });
    if (trail.text === null) return wrong(`${trail.file} is gone`);
    const followed = followChain(trail.text, trail.head, sha256);
    if (!followed.ok) return wrong(`${trail.file}: ${followed.why}`);
    const { entries, previous } = followed;
    const earlier = trails.slice(0, at).filter((other) => other.jobId === jobId);
    const link =
      previous === chainStart
        ? 'the first of its job'
        : earlier.some(({ head }) => head === previous)
          ? 'chained to the audit before it'
          : null;
    if (link === null && earlier.length > 0) {
      return wrong('it is chained to an audit that is not there: a report was removed');
    }
    const begins = link ?? 'the audit that it is chained to is no longer kept';
    return { jobId, windowKey, isOk: true, found: `${entries} entries as written, ${begins}` };
  });
}

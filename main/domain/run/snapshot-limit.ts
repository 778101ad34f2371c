import type { Settings } from '../records.ts';

/** How long the data that reports were made from is kept. Reports, numbers and evidence outlive it. */
export interface SnapshotLimit {
  /** Null: however old. */
  readonly days: number | null;
  /** Null: however much. */
  readonly bytes: number | null;
}

export interface ExpiringSnapshots {
  readonly files: number;
  readonly bytes: number;
}

/**
 * The data of reports. What a person pinned, what was sent to somebody, the newest of each job and
 * what a run needs now is kept whatever the limit says.
 */
export interface Snapshots {
  /** What lies outside the limit at this instant. */
  expiring(limit: SnapshotLimit, nowMs: number): ExpiringSnapshots;
  /**
   * Deletes it, at most `atMost` files. Only while no run is under way: one could just find its data there.
   * @returns what was deleted
   */
  expire(limit: SnapshotLimit, nowMs: number, atMost: number): ExpiringSnapshots;
}

const daysSetting = 'snapshot_days';
const bytesSetting = 'snapshot_bytes';

export const usualSnapshotLimit: SnapshotLimit = { days: 90, bytes: 5e9 };

/** 90 days and 5 GB unless the user says otherwise. */
export function readSnapshotLimit({ text }: Pick<Settings, 'text'>): SnapshotLimit {
  return {
    days: numberOf(text(daysSetting), usualSnapshotLimit.days),
    bytes: numberOf(text(bytesSetting), usualSnapshotLimit.bytes),
  };
}

export function saveSnapshotLimit(
  { set }: Pick<Settings, 'set'>,
  { days, bytes }: SnapshotLimit,
): void {
  set(daysSetting, days ?? 'none');
  set(bytesSetting, bytes ?? 'none');
}

function numberOf(text: string | null, usual: number | null): number | null {
  if (text === 'none') return null;
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) && value > 0 ? value : usual;
}

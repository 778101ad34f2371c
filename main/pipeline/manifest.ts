import { createHash } from 'node:crypto';
import type { SnapshotManifest } from '../domain/report/report.ts';

/** The manifest with its hash: sha256 over its own JSON, keys in sorted order, without the hash. */
export function sealManifest(manifest: Omit<SnapshotManifest, 'hash'>): SnapshotManifest {
  const json = JSON.stringify(sorted(manifest));
  return { hash: createHash('sha256').update(json).digest('hex'), ...manifest };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

import type { Settings } from '../records.ts';

/** Job id to when it was muted, as JSON. */
const setting = 'muted_failures';

/**
 * Jobs whose failures are listed and ask for no look: no mark on the icon, no count, no notification of
 * this desktop (others who are told by mail have not muted it). It ends by itself when the job has worked
 * again, so that its next failure is loud.
 * @param lastSuccesses asked only when a job is muted
 */
export function mutedJobs(
  settings: Pick<Settings, 'text'>,
  lastSuccesses: () => ReadonlyMap<string, number>,
): readonly string[] {
  const muted = [...readMuted(settings)];
  if (muted.length === 0) return [];
  const successes = lastSuccesses();
  return muted
    .filter(([jobId, sinceMs]) => (successes.get(jobId) ?? -1) < sinceMs)
    .map(([jobId]) => jobId);
}

export function setMuted(settings: Settings, jobId: string, sinceMs: number | null): void {
  const muted = new Map(readMuted(settings));
  if (sinceMs === null) muted.delete(jobId);
  else muted.set(jobId, sinceMs);
  settings.set(setting, JSON.stringify([...muted]));
}

function readMuted(settings: Pick<Settings, 'text'>): ReadonlyMap<string, number> {
  return new Map(JSON.parse(settings.text(setting) ?? '[]'));
}

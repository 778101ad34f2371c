import type { Settings } from '../records.ts';

/** Job id to when the analyst took the changed columns of its sources as they are, as JSON. */
const setting = 'accepted_shapes';

/** From when on a job's columns are what is expected; 0 where they were never taken anew. */
export function shapeAcceptedAtMs(settings: Pick<Settings, 'text'>, jobId: string): number {
  return accepted(settings).get(jobId) ?? 0;
}

/** The next run of the job takes its columns as they are, whatever the last report was made from. */
export function acceptShape(settings: Settings, jobId: string, nowMs: number): void {
  settings.set(setting, JSON.stringify([...accepted(settings).set(jobId, nowMs)]));
}

function accepted(settings: Pick<Settings, 'text'>): Map<string, number> {
  return new Map(JSON.parse(settings.text(setting) ?? '[]'));
}

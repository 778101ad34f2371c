import type { JobSpec } from '../job/job.ts';

/**
 * How long after its due instant a slot's run starts: whole seconds from 0 to the schedule's jitter,
 * always the same for one job and slot. It delays the start and changes neither slot nor due instant.
 */
export function jitterOf(job: Pick<JobSpec, 'id' | 'schedule'>, slotText: string): number {
  const mostSeconds = Math.floor((job.schedule.jitterMs ?? 0) / 1_000);
  if (mostSeconds === 0) return 0;
  return (hash(`${job.id}\n${slotText}`) % (mostSeconds + 1)) * 1_000;
}

/** FNV-1a over UTF-16 code units, then the last mixing steps of MurmurHash3: neighbours lie far apart. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) h = Math.imul(h ^ text.charCodeAt(n), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

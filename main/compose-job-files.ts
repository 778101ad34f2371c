import { existsSync } from 'node:fs';
import type { Core } from './compose.ts';
import type { JobFileActions } from './ipc/services.ts';
import { writeJobFile } from './jobfile/write-job-file.ts';

/** Job files for a window. What reads them is loaded by the first one. */
export function jobFileActions({ clock, timetable }: Core): Omit<JobFileActions, 'opened'> {
  return {
    async read(path) {
      const { loadJobFile } = await import('./jobfile/load-job-file.ts');
      return loadJobFile(path, timetable, clock.wallMs());
    },
    write: (specs) => writeJobFile(specs, 'yaml'),
    isThere: existsSync,
  };
}

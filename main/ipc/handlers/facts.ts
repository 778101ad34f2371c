import type { HandlersOf } from '../handler.ts';
import type { Services } from '../services.ts';
import { jobName } from '../views/names.ts';

const pageSize = 30;

/** *Find a number*. */
export function factsHandlers({ facts, jobs }: Services): HandlersOf<'facts.find'> {
  return {
    'facts.find': ({ text, before }) => {
      const page = facts.find({ text, limit: pageSize, ...(before === null ? {} : { before }) });
      return {
        facts: page.facts.map(({ jobId, window, ...fact }) => ({
          ...fact,
          jobName: jobName(jobs, jobId),
          fromMs: window.fromMs,
          toMs: window.toMs,
        })),
        next: page.next,
      };
    },
  };
}

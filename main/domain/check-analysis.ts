import type { JobSpec } from './job.ts';
import { type Mistake, unless } from './mistake.ts';

/** What may be wrong between a job's recipe, its options and its sources. */
export function checkAnalysis({ analysis, sources }: JobSpec): Mistake[] {
  switch (analysis.recipe) {
    case 'briefing':
      return unless(
        sources.length <= 1,
        'sources[1]',
        () => 'is one too many; the briefing reads one file, so make a job for each',
      );
  }
}

import {
  beginningSentence,
  coverageSentence,
  gapSentence,
} from '../../domain/upkeep/coverage-text.ts';
import type { HandlersOf } from '../handler.ts';
import { mustFindJob } from '../must-find.ts';
import type { Services } from '../services.ts';
import { coverageTable } from '../views/coverage-table.ts';

export function coverageHandlers(
  services: Services,
): HandlersOf<'coverage.read' | 'coverage.save'> {
  const { clock, coverageOf, shell, systemZone } = services;
  return {
    'coverage.read': ({ jobId }) => {
      const covered = coverageOf(mustFindJob(services, jobId), clock.wallMs());
      const zone = systemZone();
      return {
        sentence: coverageSentence(covered, zone),
        notes: [beginningSentence(covered), gapSentence(covered, zone)].filter(
          (note) => note !== null,
        ),
        isWhole: covered.slots.every(({ fate }) => fate !== 'unexplained'),
      };
    },
    'coverage.save': ({ jobId }) => {
      const job = mustFindJob(services, jobId);
      const covered = coverageOf(job, clock.wallMs());
      return shell.saveTable(
        `${jobId} - coverage`,
        coverageTable(covered, services.coverage.entered(jobId)),
      );
    },
  };
}

import { RunFailure } from '../../domain/failure.ts';
import { answerTravel, travelQuestions } from '../../domain/schedule/travel.ts';
import type { HandlersOf } from '../handler.ts';
import { mustFindJob } from '../must-find.ts';
import type { Services } from '../services.ts';

type TravelNeeds = Pick<Services, 'jobs' | 'engine' | 'clock' | 'systemZone'>;

export function travelHandlers(services: TravelNeeds): HandlersOf<'travel.answer'> {
  const { jobs, engine, clock, systemZone } = services;
  return {
    'travel.answer': ({ jobId, laptopZone, moves }) => {
      const job = mustFindJob(services, jobId);
      const [question] = travelQuestions([job], systemZone());
      // The laptop may have gone on while the window showed the question.
      if (question?.laptopZone !== laptopZone) {
        throw new RunFailure(
          'not-allowed',
          'This was answered already, or the laptop is elsewhere by now.',
          { permanent: true },
        );
      }
      jobs.save(answerTravel(job, laptopZone, moves), clock.wallMs());
      engine.jobsChanged();
      return null;
    },
  };
}

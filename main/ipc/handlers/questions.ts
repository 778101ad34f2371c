import type { QuestionView } from '../../../preload/contract/question.ts';
import { expiresAtMs } from '../../domain/run/open-slots.ts';
import type { Reason } from '../../domain/run/run.ts';
import type { HandlersOf } from '../handler.ts';
import { mustFindJob } from '../must-find.ts';
import type { Services } from '../services.ts';

type QuestionNeeds = Pick<Services, 'jobs' | 'openSlots' | 'engine'>;

export function questionsHandlers(services: QuestionNeeds): HandlersOf<'slots.answer'> {
  return {
    'slots.answer': ({ jobId, slots, answer }) => {
      services.engine.answer(mustFindJob(services, jobId).id, slots, answer);
      return null;
    },
  };
}

/** What waits for an answer, by job. While a job is paused nothing is asked: it is, on resume. */
export function questions({ jobs, openSlots, engine }: QuestionNeeds): readonly QuestionView[] {
  if (engine.pausedAll()) return [];
  const openOf = Map.groupBy(openSlots.all(), ({ jobId }) => jobId);
  return [...openOf].flatMap(([jobId, open]): QuestionView[] => {
    const job = jobs.get(jobId);
    const [oldest] = open;
    if (!job?.enabled || job.paused || !oldest) return [];
    return [
      {
        jobId,
        jobName: job.name,
        slots: open.map(({ slot, reason }) => ({
          slot: slot.text,
          atMs: slot.dueAtMs,
          zone: slot.zone,
          reasonText: dueWhile(reason),
        })),
        answerByMs: expiresAtMs(oldest, job.catchUp.withinMs),
      },
    ];
  });
}

function dueWhile(reason: Reason): string {
  switch (reason) {
    case 'asleep':
      return 'due while asleep';
    case 'off':
      return 'due while Almanac was not running';
    case 'paused':
      return 'due while paused';
    default:
      return 'could not start in time';
  }
}

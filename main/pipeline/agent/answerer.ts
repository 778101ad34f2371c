import { RunFailure } from '../../domain/failure.ts';
import type { Answerer, AnswerTask } from '../../domain/model/answerer.ts';
import type { Answer } from '../../domain/model/follow-up.ts';
import { findProfile } from '../../domain/model/model-settings.ts';
import { converse } from './converse.ts';
import { type AgentNeeds, liveConversation } from './live-conversation.ts';
import { ModelEnded } from './model-ended.ts';
import { questionMessages } from './prompt.ts';

/** Answers questions about stored reports: same tools, same checks, same limits as a report. */
export function createAnswerer(needs: AgentNeeds): Answerer {
  return {
    async answer(task: AnswerTask): Promise<Answer> {
      const { run, followUp, use, plan, session, longestMs } = task;
      const profile = findProfile(needs.settings, use.profile);
      if (!profile) throw notSetUp();
      await session.inquire({ kind: 'open', plan, send: use.send });
      const conversation = liveConversation(
        {
          asker: { runId: run.id, fence: run.fence, followUp: followUp.id },
          jobId: run.jobId,
          profile,
          session,
          longestMs,
          interrupt: task.interrupt,
          onProgress: task.onProgress,
        },
        needs,
      );
      try {
        const { answer } = await converse({
          ...conversation,
          aim: 'answer',
          check: use.check,
          opening: questionMessages(plan, use, { ...task, question: followUp.question }),
        });
        return answer;
      } catch (caught) {
        throw caught instanceof ModelEnded ? caught.failure : caught;
      }
    },
  };
}

function notSetUp(): RunFailure {
  return new RunFailure(
    'not-found',
    'The model that this job names is not set up any more. Choose another in the job.',
    { permanent: true },
  );
}

import type {
  AnswerView,
  FollowUpCalls,
  QuestionsView,
  QuestionView,
} from '../../../preload/contract/follow-up-calls.ts';
import { asRunFailure, RunFailure } from '../../domain/failure.ts';
import type { Answer, FollowUp } from '../../domain/model/follow-up.ts';
import { findProfile } from '../../domain/model/model-settings.ts';
import type { HandlersOf } from '../handler.ts';
import { missing, mustFindReport } from '../must-find.ts';
import type { Services } from '../services.ts';
import { factView } from '../views/fact-view.ts';

/** *Ask the report*. */
export function followUpsHandlers(services: Services): HandlersOf<keyof FollowUpCalls> {
  const { followUps, asking, reports, engine } = services;
  return {
    'report.questions': ({ runId }) => {
      mustFindReport(services, runId);
      return {
        ...whomToAsk(services, runId),
        questions: followUps
          .ofRun(runId)
          .map((followUp) => questionView(followUp, asking.doing(followUp.id))),
      };
    },
    'report.ask': ({ runId, question }) => {
      const held = engine.held();
      if (held !== null && !engine.isClockInDoubt())
        throw new RunFailure('not-allowed', held, { permanent: true });
      return { id: asking.ask(runId, question).id };
    },
    'report.cancel-question': ({ id }) => {
      asking.cancel(id);
      return null;
    },
    'report.answer-fact': ({ id, n }) => {
      const { runId, answer } = followUps.one(id) ?? missing('There is no such question.');
      const fact = answer?.facts.find((known) => known.n === n);
      return factView(
        fact ?? missing(`The answer has no number ${n}.`),
        reports.snapshot(runId),
        [],
      );
    },
  };
}

function whomToAsk(
  { asking, settings }: Services,
  runId: string,
): Pick<QuestionsView, 'model' | 'refusal'> {
  try {
    const { profile: id, send } = asking.modelFor(runId);
    const profile = findProfile(settings, id);
    if (!profile) {
      const refusal = `The model "${id}" of this job is not set up any more. Choose another in the job.`;
      return { model: null, refusal };
    }
    const endpoint = new URL(profile.baseUrl).host;
    return { model: { name: profile.name, endpoint, level: send.level }, refusal: null };
  } catch (caught) {
    return { model: null, refusal: asRunFailure(caught).message };
  }
}

function questionView(followUp: FollowUp, note: string | null): QuestionView {
  const { id, question, state, answer, failure, askedAtMs } = followUp;
  return {
    id,
    question,
    state,
    note,
    answer: answer && answerView(answer),
    failure: failure?.message ?? null,
    askedAtMs,
  };
}

function answerView({ paragraphs, facts, narration }: Answer): AnswerView {
  const { writer, verified, derived, unproven } = narration;
  return { paragraphs, factCount: facts.length, writer, proved: verified + derived, unproven };
}

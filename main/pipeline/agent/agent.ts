import type { ModelUse } from '../../domain/analysis/analysis.ts';
import type { NewDelivery } from '../../domain/delivery/delivery.ts';
import { asRunFailure, RunFailure } from '../../domain/failure.ts';
import type { Agent, AgentTask, Narrated } from '../../domain/model/agent.ts';
import type { ModelProfile } from '../../domain/model/model.ts';
import { findProfile } from '../../domain/model/model-settings.ts';
import type { Report } from '../../domain/report/report.ts';
import { replayDesk } from './call-desk.ts';
import { converse } from './converse.ts';
import { type AgentNeeds, liveConversation } from './live-conversation.ts';
import { ModelEnded } from './model-ended.ts';
import { openingMessages } from './prompt.ts';

/** A report takes no longer than this, and no longer than half of what its job may take. */
const longestMs = 10 * 60_000;

/** The agent over the ledger: main asks the model, the worker the data. */
export function createAgent(needs: AgentNeeds): Agent {
  const { ledger, settings, clock } = needs;

  async function live(task: AgentTask, use: ModelUse, profile: ModelProfile): Promise<Report> {
    const { claim, run, job, session, plan, interrupt, onProgress } = task;
    const conversation = liveConversation(
      {
        asker: claim,
        jobId: run.jobId,
        profile,
        session,
        interrupt,
        longestMs: Math.min(longestMs, job.timeoutMs / 2),
        onProgress: (note) => onProgress({ step: 'analyze', note }),
      },
      needs,
    );
    const opening = openingMessages(plan, use);
    return (await converse({ ...conversation, aim: 'report', check: use.check, opening })).report;
  }

  async function fallBack(
    { session }: Pick<AgentTask, 'session'>,
    writer: string,
    failure: Pick<RunFailure, 'code'>,
  ): Promise<Report> {
    const answer = await session.inquire({ kind: 'fall-back', why: failure.code, writer });
    if (answer.kind !== 'written') throw new Error('the worker wrote no report');
    return answer.report;
  }

  return {
    async write(task): Promise<Narrated> {
      const { run, claim, job, session, plan } = task;
      const use = modelUse(job.analysis.model);
      const profile = findProfile(settings, use.profile);
      const writer = profile?.name ?? use.profile;
      await session.inquire({ kind: 'open', plan, send: use.send });
      const before = ledger.gaveUp(run.id);
      if (before) return { report: await fallBack(task, before.writer, before), notices: [] };
      try {
        if (!profile) throw new ModelEnded(noProfile(use.profile));
        return { report: await live(task, use, profile), notices: [] };
      } catch (caught) {
        const failure = endOf(caught);
        if (failure === null || failure.code === 'cancelled') throw caught;
        const hasNoOther = use.fallback === 'none';
        if (hasNoOther || (!failure.permanent && task.mayTryAgain(failure))) throw failure;
        // Stored before it is used: a replay gives up at the same place for the same reason.
        const why = { ...failure.record(), writer };
        if (!ledger.giveUp(claim, why, clock.wallMs())) throw failure;
        const notices = profile ? noticesOf(failure, profile, run.id) : [];
        return { report: await fallBack(task, writer, failure), notices };
      }
    },

    async replay({ run, job, plan, session }) {
      const use = modelUse(job.analysis.model);
      const calls = ledger.calls({ runId: run.id });
      await session.inquire({ kind: 'open', plan, send: use.send });
      const gaveUp = ledger.gaveUp(run.id);
      if (gaveUp) return fallBack({ session }, gaveUp.writer, gaveUp);
      const [first] = calls;
      const written = await converse({
        aim: 'report',
        check: use.check,
        opening: openingMessages(plan, use),
        session,
        desk: replayDesk(calls),
        // As it was then: the profile may have changed since.
        profile: {
          name: first?.writer ?? use.profile,
          model: first?.request.model ?? '',
          contextTokens: Number.POSITIVE_INFINITY,
          maxOutputTokens: 0,
        },
        isNearEnd: () => false,
        onStep: () => {},
      });
      return written.report;
    },
  };
}

function modelUse(use: ModelUse | undefined): ModelUse {
  if (use) return use;
  throw new Error('the job names no model');
}

/** What ended the model's part; null for what went wrong elsewhere. */
function endOf(caught: unknown): RunFailure | null {
  if (caught instanceof ModelEnded) return caught.failure;
  const failure = asRunFailure(caught);
  return failure.code === 'locked' ? failure : null;
}

function noProfile(id: string): RunFailure {
  return new RunFailure(
    'not-found',
    `The model "${id}" of this job is not set up any more. Choose another in the job.`,
    { permanent: true },
  );
}

/**
 * What only the user can mend is told, and once: the subject is the same until the profile is saved
 * again, so that the outbox takes it a single time however many runs say it.
 */
function noticesOf(
  failure: RunFailure,
  profile: ModelProfile,
  runId: string,
): readonly NewDelivery[] {
  const isOwn =
    failure.code === 'model-refused' || failure.code === 'over-budget' || failure.code === 'locked';
  if (!isOwn) return [];
  return [
    {
      subject: `model:${profile.id}@${profile.savedAtMs}:${failure.code}`,
      channel: 'notification',
      recipient: 'desktop',
      required: false,
      payload: {
        title: `${profile.name} does not write reports at the moment`,
        body: `${failure.message} Until then the built-in analyst writes them.`,
        opens: { screen: 'run', runId },
      },
    },
  ];
}

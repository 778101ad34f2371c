import type { Agent, AgentTask, Narrated } from '../../domain/agent.ts';
import type { ModelUse } from '../../domain/analysis.ts';
import type { NewDelivery } from '../../domain/delivery.ts';
import { asRunFailure, RunFailure } from '../../domain/failure.ts';
import { type Model, type ModelProfile, modelSecret } from '../../domain/model.ts';
import type { ModelLedger, SpendingCaps } from '../../domain/model-ledger.ts';
import { findProfile, readModelSettings } from '../../domain/model-settings.ts';
import type { Clock } from '../../domain/ports.ts';
import type { Settings } from '../../domain/records.ts';
import type { Report } from '../../domain/report.ts';
import type { Secrets } from '../../domain/secrets.ts';
import { liveDesk, replayDesk } from './call-desk.ts';
import { type Conversation, converse, ModelEnded } from './converse.ts';

export interface AgentNeeds {
  readonly model: Model;
  readonly ledger: ModelLedger;
  readonly settings: Settings;
  readonly secrets: Pick<Secrets, 'read'>;
  readonly clock: Clock;
}

/** A report takes no longer than this, and no longer than half of what its job may take. */
const longestMs = 10 * 60_000;

/** The agent over the ledger: main asks the model, the worker the data. */
export function createAgent(needs: AgentNeeds): Agent {
  const { ledger, settings, clock } = needs;

  async function live(task: AgentTask, use: ModelUse, profile: ModelProfile): Promise<Report> {
    const { claim, run, job, session, plan, interrupt, onProgress } = task;
    const caps = capsOf(settings);
    const untilMs = clock.monotonicMs() + Math.min(longestMs, job.timeoutMs / 2) * 0.8;
    const spent = () => ledger.spent(run.jobId, run.id, clock.wallMs()).runMicros;
    let doing = '';
    const desk = liveDesk({
      ledger,
      profile,
      claim,
      caps,
      clock,
      interrupt,
      model: needs.model,
      key: needs.secrets.read(modelSecret(profile.id)),
      onProgress: (characters) =>
        onProgress({ step: 'analyze', note: `${doing} · ${characters} characters` }),
    });
    const conversation: Conversation = {
      plan,
      use,
      profile,
      session,
      desk,
      isNearEnd: () => clock.monotonicMs() > untilMs || spent() > caps.runMicros * 0.8,
      onStep(step, what, tokens) {
        doing = `step ${step}: ${what}, ${tokens} tokens, ${dollars(spent())}`;
        onProgress({ step: 'analyze', note: doing });
      },
    };
    return (await converse(conversation)).report;
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
        if (!failure.permanent && task.mayTryAgain(failure)) throw failure;
        // Stored before it is used: a replay gives up at the same place for the same reason.
        const why = { ...failure.record(), writer };
        if (!ledger.giveUp(claim, why, clock.wallMs())) throw failure;
        const notices = profile ? noticesOf(failure, profile, run.id) : [];
        return { report: await fallBack(task, writer, failure), notices };
      }
    },

    async replay({ run, job, plan, session }) {
      const use = modelUse(job.analysis.model);
      const calls = ledger.calls(run.id);
      await session.inquire({ kind: 'open', plan, send: use.send });
      const gaveUp = ledger.gaveUp(run.id);
      if (gaveUp) return fallBack({ session }, gaveUp.writer, gaveUp);
      const [first] = calls;
      const written = await converse({
        plan,
        use,
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

function capsOf(settings: Pick<Settings, 'text'>): SpendingCaps {
  const { perRun, perJobDay, perMonth } = readModelSettings(settings).caps;
  const micros = (dollars: number) => Math.round(dollars * 1e6);
  return {
    runMicros: micros(perRun),
    jobDayMicros: micros(perJobDay),
    monthMicros: micros(perMonth),
  };
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

function dollars(micros: number): string {
  return `$${(micros / 1e6).toFixed(4)}`;
}

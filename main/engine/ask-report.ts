import type { ModelUse } from '../domain/analysis/analysis.ts';
import { asRunFailure, badInput, RunFailure } from '../domain/failure.ts';
import type { Answerer } from '../domain/model/answerer.ts';
import {
  type Answer,
  type AskingActions,
  type FollowUp,
  type FollowUps,
  longestQuestion,
} from '../domain/model/follow-up.ts';
import type { Clock, Listen } from '../domain/ports.ts';
import { analyzePlan } from './attempt.ts';
import { findStoredReport, keptWith, type StoredReportNeeds } from './stored-report.ts';

/** Questions about stored reports: recorded, then answered in the background, one at a time for a report. */
export interface AskReport extends AskingActions {
  /** Ends what an earlier process was asked. Only for the holder of the process lock. */
  abandon(): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Ends what is under way; it is said at the question. */
  stop(): Promise<void>;
}

export interface AskReportNeeds extends StoredReportNeeds {
  readonly followUps: FollowUps;
  readonly answerer: Answerer;
  readonly clock: Clock;
  readonly listen: Listen;
  readonly onFailure: (message: string, cause: unknown) => void;
}

/** An answer is waited for by a person. */
const longestMs = 5 * 60_000;

interface UnderWay {
  readonly runId: string;
  note: string;
  readonly end: (failure: RunFailure) => void;
  readonly done: Promise<void>;
}

export function createAskReport(needs: AskReportNeeds): AskReport {
  const { jobs, artifacts, followUps, clock, listen } = needs;
  const underWay = new Map<number, UnderWay>();

  function lookUp(runId: string) {
    const found = findStoredReport(runId, needs);
    if (!found) throw refusal('not-found', 'There is no such report.');
    // What may be sent is what the job says today, not what it said when the report was made.
    const use = modelOf(jobs.get(found.run.jobId)?.analysis);
    artifacts.partFiles(found.snapshot);
    return { ...found, use };
  }

  function begin(followUp: FollowUp, found: ReturnType<typeof lookUp>): void {
    const { id, runId } = followUp;
    const controller = new AbortController();
    const session = needs.workers.open(() => {});
    let ended: RunFailure | null = null;
    const end = (failure: RunFailure) => {
      ended ??= failure;
      controller.abort();
      session.kill();
    };
    const cancelDeadline = clock.after(longestMs, () => end(tooLong()));
    const onProgress = (note: string) => {
      const current = underWay.get(id);
      if (current) current.note = note;
      listen({ kind: 'follow-up', runId, followUpId: id, note });
    };
    const done = answer(followUp, found, { session, interrupt: controller.signal, onProgress })
      .then(
        (said) => void followUps.answer(id, said, clock.wallMs()),
        (caught) =>
          void followUps.fail(id, (ended ?? asRunFailure(caught)).record(), clock.wallMs()),
      )
      .catch((cause) => needs.onFailure('An answer could not be stored', cause))
      .finally(() => {
        cancelDeadline();
        session.kill();
        underWay.delete(id);
        listen({ kind: 'follow-up', runId, followUpId: id, note: null });
      });
    underWay.set(id, { runId, note: 'reading the data', end, done });
  }

  async function answer(
    followUp: FollowUp,
    { run, record, snapshot, spec, use }: ReturnType<typeof lookUp>,
    watch: Pick<Parameters<Answerer['answer']>[0], 'session' | 'interrupt' | 'onProgress'>,
  ): Promise<Answer> {
    // No attempt has a fence below zero: the folder is this question's own.
    const claim = { runId: run.id, fence: -followUp.id };
    const tmpDir = artifacts.openTmp(claim);
    try {
      const report = needs.files.read(record.hash);
      return await needs.answerer.answer({
        ...watch,
        run,
        followUp,
        use,
        longestMs,
        plan: analyzePlan(run, spec, { ...keptWith(report), snapshot }, tmpDir, needs),
        reportText: report.text,
        earlier: followUps.ofRun(run.id).filter((one) => one.answer !== null),
      });
    } finally {
      artifacts.closeTmp(claim);
    }
  }

  const idle = async () => {
    await Promise.all([...underWay.values()].map(({ done }) => done));
  };

  return {
    modelFor: (runId) => lookUp(runId).use,
    ask(runId, asked) {
      const question = asked.trim();
      if (question === '') throw badInput('Write a question first.');
      if (question.length > longestQuestion)
        throw badInput(
          `A question has at most ${longestQuestion.toLocaleString('en')} characters.`,
        );
      const found = lookUp(runId);
      if ([...underWay.values()].some((other) => other.runId === runId))
        throw refusal('not-allowed', 'The question before this one is still being answered.');
      const followUp = followUps.ask(runId, question, clock.wallMs());
      begin(followUp, found);
      return followUp;
    },
    cancel: (id) => underWay.get(id)?.end(refusal('cancelled', 'You cancelled this question.')),
    doing: (id) => underWay.get(id)?.note ?? null,
    abandon: () => void followUps.abandon(stopped().record(), clock.wallMs()),
    idle,
    async stop() {
      for (const { end } of underWay.values()) end(stopped());
      await idle();
    },
  };
}

type Told = { readonly narrator: string; readonly model?: ModelUse };

function modelOf(analysis: Told | undefined): ModelUse {
  if (!analysis) {
    throw refusal('not-found', 'The job of this report was removed, so no model may see its data.');
  }
  if (analysis.narrator === 'model' && analysis.model) return analysis.model;
  throw refusal(
    'not-allowed',
    'The built-in analyst writes the reports of this job, so no model may see its data. To ask questions, choose a model in the job under "Written by".',
  );
}

function tooLong(): RunFailure {
  const message = 'There was no answer within five minutes. Ask for less at a time.';
  return new RunFailure('time-limit', message, { permanent: false });
}

function stopped(): RunFailure {
  const message =
    'Almanac ended before the answer was there. Ask again: what the model has answered is not paid twice.';
  return new RunFailure('crashed', message, { permanent: false });
}

function refusal(code: 'not-found' | 'not-allowed' | 'cancelled', message: string): RunFailure {
  return new RunFailure(code, message, { permanent: true });
}

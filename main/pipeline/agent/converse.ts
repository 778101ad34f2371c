import type { ModelUse } from '../../domain/analysis.ts';
import { assertNever, RunFailure } from '../../domain/failure.ts';
import type { Draft, InquiryAnswer } from '../../domain/investigation.ts';
import type { ModelAnswer, ModelMessage, ModelProfile, ModelRequest } from '../../domain/model.ts';
import { requestTokens } from '../../domain/model.ts';
import type { AnalyzePlan } from '../../domain/plan.ts';
import type { WorkerSession } from '../../domain/ports.ts';
import { type CallDesk, leftOut } from './call-desk.ts';
import { openingMessages, repairMessage, wrapUpMessage } from './prompt.ts';
import { allTools, finishOnly, readCall } from './tool-schemas.ts';

export interface Conversation {
  readonly plan: AnalyzePlan;
  readonly use: ModelUse;
  readonly profile: Pick<ModelProfile, 'name' | 'model' | 'contextTokens' | 'maxOutputTokens'>;
  readonly session: Pick<WorkerSession, 'inquire'>;
  readonly desk: CallDesk;
  /** Whether time or money are nearly used up. */
  readonly isNearEnd: () => boolean;
  readonly onStep: (step: number, doing: string, tokens: number) => void;
}

/** So many questions a report may take; at four fifths the model is asked to come to an end. */
const mostSteps = 20;
const mostTokens = 400_000;
/** So often a report that is none is asked for once more. */
const mostRepairs = 1;

type Written = Extract<InquiryAnswer, { kind: 'written' }>;

/**
 * Lets the model investigate until it hands in a report that holds. Everything that it sees follows
 * from the plan and its own answers, so the same answers make the same report.
 * @throws ModelEnded when no report comes of it
 */
export async function converse(conversation: Conversation): Promise<Written> {
  const { plan, use, profile, desk, isNearEnd, onStep } = conversation;
  const messages: ModelMessage[] = [...openingMessages(plan, use)];
  let tokens = 0;
  let repairs = 0;
  let hasTrimmed = false;
  let isEnding = false;

  for (let step = 1; step <= mostSteps; step += 1) {
    const isFull = step > mostSteps * 0.8 || tokens > mostTokens * 0.8;
    const isWrapUp = desk.isWrapUp(step, () => isFull || isNearEnd());
    if (isWrapUp && !isEnding) messages.push(wrapUpMessage);
    isEnding ||= isWrapUp;
    const fitted = fitRequest(messages, profile, isEnding);
    const isTrimmed = desk.isTrimmed(step, fitted.isTrimmed);
    if (isTrimmed && !hasTrimmed) await note(conversation);
    hasTrimmed ||= isTrimmed;
    onStep(step, isEnding ? 'coming to an end' : 'thinking', tokens);

    const answer = await ask(desk, step, fitted.request, isWrapUp);
    if (answer instanceof RunFailure) {
      if (answer.code !== 'model-declined' || repairs >= mostRepairs) throw new ModelEnded(answer);
      repairs += 1;
      messages.push(repairMessage);
      continue;
    }
    tokens += answer.usage.inputTokens + answer.usage.outputTokens;
    const { content, toolCalls } = answer;
    messages.push({ role: 'assistant', content, toolCalls });
    const done = await answerCalls(answer, messages, conversation, step, tokens);
    if (done?.report) return done.report;
    if (done?.mustRepair || toolCalls.length === 0) {
      if (repairs >= mostRepairs) throw new ModelEnded(done?.failure ?? noReport(profile.name));
      repairs += 1;
      if (toolCalls.length === 0) messages.push(repairMessage);
    }
  }
  throw new ModelEnded(noReport(profile.name));
}

/** The model's part is over without a report; what went wrong in the worker is thrown as it is. */
export class ModelEnded extends Error {
  readonly failure: RunFailure;

  constructor(failure: RunFailure) {
    super(failure.message, { cause: failure });
    this.failure = failure;
  }
}

async function ask(
  desk: CallDesk,
  step: number,
  request: ModelRequest,
  isWrapUp: boolean,
): Promise<ModelAnswer | RunFailure> {
  try {
    return await desk.ask(step, request, isWrapUp);
  } catch (caught) {
    if (caught instanceof RunFailure) return caught;
    throw caught;
  }
}

interface Used {
  readonly report?: Written;
  readonly mustRepair?: boolean;
  readonly failure?: RunFailure;
}

/** Answers each tool call of an answer, in its order; the first report that holds ends it. */
async function answerCalls(
  { toolCalls }: ModelAnswer,
  messages: ModelMessage[],
  { session, use, profile, onStep }: Conversation,
  step: number,
  tokens: number,
): Promise<Used | null> {
  let used: Used | null = null;
  for (const call of toolCalls) {
    const read = readCall(call);
    const reply = (content: string) =>
      messages.push({ role: 'tool', toolCallId: call.id, content });
    switch (read.kind) {
      case 'bad':
        reply(JSON.stringify({ error: read.sentence }));
        if (read.isFinish) used = { mustRepair: true, failure: noReport(profile.name) };
        break;
      case 'use': {
        onStep(step, read.use.tool, tokens);
        const answer = await session.inquire({ kind: 'use', use: read.use });
        reply(answer.kind === 'found' ? answer.text : '{}');
        break;
      }
      case 'finish': {
        onStep(step, 'checking every statement', tokens);
        const written = await writeReport(read.draft, session, profile);
        const isRefused = use.check === 'strict' && written.unproven.length > 0;
        if (!isRefused) return { report: written };
        const statements = written.unproven.slice(0, 20);
        reply(
          JSON.stringify({
            error:
              'Some statements are not proved by their facts. Mend them and call finish again.',
            statements,
          }),
        );
        used = { mustRepair: true, failure: unprovenReport(profile.name) };
        break;
      }
      default:
        assertNever(read);
    }
  }
  return used;
}

async function writeReport(
  draft: Draft,
  session: Conversation['session'],
  { name, model }: Conversation['profile'],
): Promise<Written> {
  const answer = await session.inquire({ kind: 'write', draft, writer: { name, model } });
  if (answer.kind !== 'written') throw new Error('the worker wrote no report');
  return answer;
}

/**
 * The request as far as the model can read it. What does not fit is left out from the oldest tool
 * results on, always in the same way.
 */
function fitRequest(
  messages: readonly ModelMessage[],
  { model, contextTokens, maxOutputTokens }: Conversation['profile'],
  isEnding: boolean,
): { readonly request: ModelRequest; readonly isTrimmed: boolean } {
  const tools = isEnding ? finishOnly : allTools;
  const kept = [...messages];
  const request = (): ModelRequest => ({ model, messages: kept, tools, maxOutputTokens });
  let isTrimmed = false;
  for (let at = 0; requestTokens(request()) + maxOutputTokens > contextTokens; at += 1) {
    const message = kept[at];
    if (message === undefined) {
      throw new ModelEnded(
        new RunFailure(
          'model-refused',
          'What was asked does not fit into what the model reads. Raise its context in Settings, Models, or take a model that reads more.',
          { permanent: true },
        ),
      );
    }
    if (message.role !== 'tool') continue;
    kept[at] = { ...message, content: leftOut };
    isTrimmed = true;
  }
  return { request: request(), isTrimmed };
}

async function note({ session }: Conversation): Promise<void> {
  const text = 'The model could not keep all results of its queries in its memory.';
  await session.inquire({ kind: 'use', use: { tool: 'note', text } });
}

function noReport(who: string): RunFailure {
  return new RunFailure('model-cut-off', `${who} handed in no report that can be used.`, {
    permanent: true,
  });
}

function unprovenReport(who: string): RunFailure {
  return new RunFailure(
    'report-unproven',
    `${who} wrote statements that could not be verified, and this job allows none.`,
    { permanent: true },
  );
}

import type { ModelUse } from '../../domain/analysis/analysis.ts';
import { assertNever, RunFailure } from '../../domain/failure.ts';
import type { Draft, InquiryAnswer, Unproven } from '../../domain/model/investigation.ts';
import type {
  ModelAnswer,
  ModelMessage,
  ModelProfile,
  ModelRequest,
} from '../../domain/model/model.ts';
import { requestTokens } from '../../domain/model/model.ts';
import type { WorkerSession } from '../../domain/ports.ts';
import { type CallDesk, leftOut } from './call-desk.ts';
import { ModelEnded, nothing, unprovenText } from './model-ended.ts';
import { mendMessage, repairMessages, wrapUpMessage } from './prompt.ts';
import { type Aim, readCall, toolsOf } from './tool-schemas.ts';

export interface Conversation<A extends Aim> {
  readonly aim: A;
  /** How it begins. Everything else follows from it and the answers. */
  readonly opening: readonly ModelMessage[];
  readonly check: ModelUse['check'];
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

/** What the worker makes of what was handed in. */
type HandedIn<A extends Aim> = Extract<
  InquiryAnswer,
  { kind: A extends 'report' ? 'written' : 'answered' }
> & { readonly unproven: readonly Unproven[] };

/**
 * Lets the model investigate until it hands in something that holds. Everything that it sees follows
 * from the opening and its own answers, so the same answers make the same report.
 * @throws ModelEnded when nothing comes of it
 */
export async function converse<A extends Aim>(conversation: Conversation<A>): Promise<HandedIn<A>> {
  const drafts: HandedIn<A>[] = [];
  try {
    return await talk(conversation, drafts);
  } catch (caught) {
    const [draft] = drafts;
    // What was handed in before stands: that nothing better came of it is no reason to have none.
    if (draft && caught instanceof ModelEnded && caught.failure.code !== 'cancelled') return draft;
    throw caught;
  }
}

/** @param drafts takes a report with unproven statements that goes back to be mended */
async function talk<A extends Aim>(
  conversation: Conversation<A>,
  drafts: HandedIn<A>[],
): Promise<HandedIn<A>> {
  const { aim, opening, profile, desk, isNearEnd, onStep } = conversation;
  const messages: ModelMessage[] = [...opening];
  let tokens = 0;
  let repairs = 0;
  let hasTrimmed = false;
  let isEnding = false;

  for (let step = 1; step <= mostSteps; step += 1) {
    const isFull = step > mostSteps * 0.8 || tokens > mostTokens * 0.8;
    const isWrapUp = desk.isWrapUp(step, () => isFull || isNearEnd());
    if (isWrapUp && !isEnding) messages.push(wrapUpMessage);
    isEnding ||= isWrapUp;
    const fitted = fitRequest(messages, conversation, isEnding);
    const isTrimmed = desk.isTrimmed(step, fitted.isTrimmed);
    if (isTrimmed && !hasTrimmed) await note(conversation);
    hasTrimmed ||= isTrimmed;
    onStep(step, isEnding ? 'coming to an end' : 'thinking', tokens);

    const answer = await ask(desk, step, fitted.request, isWrapUp);
    if (answer instanceof RunFailure) {
      if (answer.code !== 'model-declined' || repairs >= mostRepairs) throw new ModelEnded(answer);
      repairs += 1;
      messages.push(repairMessages[aim]);
      continue;
    }
    tokens += answer.usage.inputTokens + answer.usage.outputTokens;
    const { content, toolCalls } = answer;
    messages.push({ role: 'assistant', content, toolCalls });
    const done = await answerCalls(answer, messages, conversation, {
      step,
      tokens,
      drafts,
      isEnding,
    });
    if (done?.handedIn) return done.handedIn;
    if (done?.mustRepair || toolCalls.length === 0) {
      if (repairs >= mostRepairs) throw new ModelEnded(done?.failure ?? nothing(profile.name));
      repairs += 1;
      if (toolCalls.length === 0) messages.push(repairMessages[aim]);
    }
  }
  throw new ModelEnded(nothing(profile.name));
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

interface Used<A extends Aim> {
  readonly handedIn?: HandedIn<A>;
  readonly mustRepair?: boolean;
  readonly failure?: RunFailure;
}

interface Place<A extends Aim> {
  readonly step: number;
  readonly tokens: number;
  readonly drafts: HandedIn<A>[];
  readonly isEnding: boolean;
}

/** Answers each tool call of an answer, in its order; the first thing handed in that holds ends it. */
async function answerCalls<A extends Aim>(
  { toolCalls }: ModelAnswer,
  messages: ModelMessage[],
  conversation: Conversation<A>,
  { step, tokens, drafts, isEnding }: Place<A>,
): Promise<Used<A> | null> {
  const { aim, session, check, profile, onStep } = conversation;
  let used: Used<A> | null = null;
  for (const call of toolCalls) {
    const read = readCall(call, aim);
    const reply = (content: string) =>
      messages.push({ role: 'tool', toolCallId: call.id, content });
    switch (read.kind) {
      case 'bad':
        reply(JSON.stringify({ error: read.sentence }));
        if (read.isFinish) used = { mustRepair: true, failure: nothing(profile.name) };
        break;
      case 'use': {
        onStep(step, read.use.tool, tokens);
        const answer = await session.inquire({ kind: 'use', use: read.use });
        reply(answer.kind === 'found' ? answer.text : '{}');
        break;
      }
      case 'finish': {
        onStep(step, 'checking every statement', tokens);
        const handedIn = await handIn(read.draft, conversation);
        const isStrict = check === 'strict';
        // A plainer sentence about the same figure is often understood; asked for once, and not at the end.
        const isLast = !isStrict && (isEnding || drafts.length > 0);
        if (handedIn.unproven.length === 0 || isLast) {
          return { handedIn: fewestUnproven([...drafts, handedIn]) };
        }
        if (!isStrict) drafts.push(handedIn);
        reply(JSON.stringify({ error: mendMessage, statements: handedIn.unproven.slice(0, 20) }));
        if (isStrict) used = { mustRepair: true, failure: unprovenText(profile.name) };
        break;
      }
      default:
        assertNever(read);
    }
  }
  return used;
}

/** Of the same number the last one. */
function fewestUnproven<A extends Aim>(drafts: readonly HandedIn<A>[]): HandedIn<A> {
  const fewest = Math.min(...drafts.map(({ unproven }) => unproven.length));
  return drafts.findLast(({ unproven }) => unproven.length === fewest) as HandedIn<A>;
}

async function handIn<A extends Aim>(
  draft: Draft,
  { aim, session, profile: { name, model } }: Conversation<A>,
): Promise<HandedIn<A>> {
  const kind = aim === 'report' ? 'write' : 'answer';
  const answer = await session.inquire({ kind, draft, writer: { name, model } });
  if (answer.kind === 'found') throw new Error('the worker wrote nothing');
  return answer as HandedIn<A>;
}

/**
 * The request as far as the model can read it. What does not fit is left out from the oldest tool
 * results on, always in the same way.
 */
function fitRequest(
  messages: readonly ModelMessage[],
  { aim, profile: { model, contextTokens, maxOutputTokens } }: Conversation<Aim>,
  isEnding: boolean,
): { readonly request: ModelRequest; readonly isTrimmed: boolean } {
  const tools = isEnding ? toolsOf[aim].last : toolsOf[aim].all;
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

async function note({ session }: Conversation<Aim>): Promise<void> {
  const text = 'The model could not keep all results of its queries in its memory.';
  await session.inquire({ kind: 'use', use: { tool: 'note', text } });
}

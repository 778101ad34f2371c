import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import {
  estimateTokens,
  type ModelAnswer,
  type ModelRequest,
  type ModelUsage,
  requestTokens,
  type ToolCall,
} from '../../domain/model/model.ts';
import { cutOff, declined } from './model-failure.ts';

/** So many characters of text or arguments are read; no report is longer. */
const longestAnswer = 400_000;
const mostToolCalls = 32;

/** Puts a streamed answer together. Only a stream that says how it ended is an answer. */
export async function collectAnswer(
  who: string,
  stream: AsyncIterable<ChatCompletionChunk>,
  request: ModelRequest,
  onPiece: (characters: number) => void,
): Promise<ModelAnswer> {
  const calls: { id: string; name: string; arguments: string }[] = [];
  let content = '';
  let characters = 0;
  let isRefused = false;
  let finish: string | null = null;
  let usage: ChatCompletionChunk['usage'] = null;
  for await (const chunk of stream) {
    usage = chunk.usage ?? usage;
    const choice = chunk.choices?.[0];
    const delta = choice?.delta;
    finish = choice?.finish_reason ?? finish;
    isRefused ||= Boolean(delta?.refusal);
    content += delta?.content ?? '';
    characters += delta?.content?.length ?? 0;
    for (const piece of delta?.tool_calls ?? []) {
      if (piece.index >= mostToolCalls) throw cutOff(who, 'asked for too much at once');
      calls[piece.index] ??= { id: '', name: '', arguments: '' };
      const call = calls[piece.index];
      if (!call) continue;
      call.id ||= piece.id ?? '';
      call.name ||= piece.function?.name ?? '';
      call.arguments += piece.function?.arguments ?? '';
      characters += piece.function?.arguments?.length ?? 0;
    }
    if (characters > longestAnswer) throw cutOff(who, 'did not come to an end');
    onPiece(characters);
  }
  if (isRefused || finish === 'content_filter') throw declined(who);
  if (finish === 'length') throw cutOff(who, 'was longer than the limit');
  if (finish !== 'stop' && finish !== 'tool_calls') throw cutOff(who, 'broke off half way');
  const toolCalls = calls.map((call, at) => cleanCall(call, at));
  const text = clean(content);
  if (text.trim() === '' && toolCalls.length === 0) throw cutOff(who, 'was empty');
  return { content: text, toolCalls, usage: usageOf(usage, request, text, toolCalls) };
}

function cleanCall(call: ToolCall, at: number): ToolCall {
  return { id: call.id || `call_${at}`, name: clean(call.name), arguments: clean(call.arguments) };
}

/**
 * Text that can be stored and shown: no half characters, no control characters but line ends and tabs
 * (terminals and SQLite read those in their own way), nothing that turns the reading direction.
 */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/gu, '');
}

function usageOf(
  said: ChatCompletionChunk['usage'],
  request: ModelRequest,
  text: string,
  calls: readonly ToolCall[],
): ModelUsage {
  const { prompt_tokens: inputTokens = -1, completion_tokens: outputTokens = -1 } = said ?? {};
  const isUsable = [inputTokens, outputTokens].every(
    (count) => Number.isInteger(count) && count >= 0,
  );
  if (isUsable && inputTokens > 0) return { inputTokens, outputTokens, isEstimated: false };
  return {
    inputTokens: requestTokens(request),
    outputTokens: estimateTokens(text, JSON.stringify(calls)),
    isEstimated: true,
  };
}

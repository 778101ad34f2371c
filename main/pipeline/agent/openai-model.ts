import type { OpenAI } from 'openai';
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { asRunFailure, RunFailure } from '../../domain/failure.ts';
import type { Model, ModelMessage, ModelProfile, ModelRequest } from '../../domain/model/model.ts';
import type { Clock } from '../../domain/ports.ts';
import { collectAnswer } from './collect-answer.ts';
import { type Fetch, guardedFetch } from './guarded-fetch.ts';
import { cutOff, refusalFailure, unreachable } from './model-failure.ts';
import { createStopwatch } from './stopwatch.ts';

export interface OpenAiNeeds {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly isLocalOnly: () => boolean;
  /** So long may pass between two pieces of an answer, and until the first. */
  readonly idleMs?: number;
  /** So long may a whole answer take. */
  readonly totalMs?: number;
}

/** Chat completions of anything that speaks them, through the `openai` package; it repeats nothing. */
export function createOpenAiModel(needs: OpenAiNeeds): Model {
  const { clock, idleMs = 60_000, totalMs = 300_000 } = needs;

  /** Loaded by the first question: most starts ask none. */
  async function clientFor(profile: ModelProfile, key: string | null): Promise<OpenAI> {
    const { AzureOpenAI, OpenAI: Client } = await import('openai');
    const options = {
      apiKey: key ?? 'none',
      maxRetries: 0,
      // The stopwatch is ours: the package's own timeout ends with the first byte.
      timeout: totalMs,
      fetch: guardedFetch(needs.fetch, profile, needs.isLocalOnly),
      organization: null,
      project: null,
      logLevel: 'off' as const,
    };
    if (profile.kind !== 'azure') return new Client({ ...options, baseURL: profile.baseUrl });
    const { baseUrl, apiVersion } = profile;
    return new AzureOpenAI({ ...options, endpoint: baseUrl.replace(/\/+$/, ''), apiVersion });
  }

  return {
    async ask({ profile, key, request, interrupt, onProgress = () => {} }) {
      const client = await clientFor(profile, key);
      const watch = createStopwatch(clock, { idleMs, totalMs }, interrupt);
      try {
        const stream = await client.chat.completions.create(
          {
            model: request.model,
            messages: request.messages.map(wireMessage),
            ...(request.tools.length > 0 ? { tools: request.tools.map(wireTool) } : {}),
            ...lengthLimit(profile, request),
            stream: true,
            stream_options: { include_usage: true },
          },
          { signal: watch.signal },
        );
        return await watch.race(
          collectAnswer(profile.name, stream, request, (characters) => {
            watch.touch();
            onProgress(characters);
          }),
        );
      } catch (caught) {
        throw (
          watch.failure(profile.name) ?? (await failureOf(caught, profile.name, clock.wallMs()))
        );
      } finally {
        watch.end();
      }
    },

    async list(profile, key) {
      try {
        const client = await clientFor(profile, key);
        const page = await client.models.list({ timeout: 15_000 });
        return page.data.map(({ id }) => id);
      } catch (caught) {
        throw await failureOf(caught, profile.name, clock.wallMs());
      }
    },
  };
}

async function failureOf(caught: unknown, who: string, nowMs: number): Promise<RunFailure> {
  const { APIConnectionError, APIError } = await import('openai');
  const own = ownFailure(caught);
  if (own) return own;
  if (caught instanceof APIConnectionError) return unreachable(who, 'cannot be reached', caught);
  if (caught instanceof APIError && caught.status !== undefined) {
    const { status, code, headers } = caught;
    const retryAfter = headers?.get('retry-after') ?? null;
    return refusalFailure(who, { status, code: code ?? null, retryAfter }, nowMs);
  }
  // Broken JSON in the stream, or a connection that broke after the first piece.
  if (caught instanceof SyntaxError) return cutOff(who, 'was no valid answer');
  if (caught instanceof APIError || caught instanceof TypeError) {
    return cutOff(who, 'broke off half way');
  }
  return asRunFailure(caught);
}

/** What our own fetch threw, however deep the package has wrapped it. */
function ownFailure(caught: unknown): RunFailure | null {
  for (let at: unknown = caught; at instanceof Error; at = at.cause) {
    if (at instanceof RunFailure) return at;
  }
  return null;
}

function lengthLimit({ kind }: ModelProfile, { maxOutputTokens }: ModelRequest) {
  const isNew = kind === 'openai' || kind === 'azure';
  return isNew ? { max_completion_tokens: maxOutputTokens } : { max_tokens: maxOutputTokens };
}

function wireTool({ name, description, parameters }: ModelRequest['tools'][number]) {
  return { type: 'function' as const, function: { name, description, parameters } };
}

function wireMessage(message: ModelMessage): ChatCompletionMessageParam {
  switch (message.role) {
    case 'system':
    case 'user':
      return { role: message.role, content: message.content };
    case 'tool':
      return { role: 'tool', tool_call_id: message.toolCallId, content: message.content };
    case 'assistant': {
      const { content, toolCalls } = message;
      if (toolCalls.length === 0) return { role: 'assistant', content };
      return {
        role: 'assistant',
        content: content === '' ? null : content,
        tool_calls: toolCalls.map(({ id, name, arguments: given }) => ({
          id,
          type: 'function',
          function: { name, arguments: given },
        })),
      };
    }
  }
}

/** A chat request as it came, with the key it was sent with. */
export interface WireRequest {
  readonly authorization: string;
  readonly model: string;
  readonly messages: readonly WireMessage[];
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
  readonly stream?: boolean;
  readonly max_completion_tokens?: number;
  readonly max_tokens?: number;
}

export interface WireMessage {
  readonly role: string;
  readonly content?: string | null;
  readonly tool_call_id?: string;
  readonly tool_calls?: readonly {
    readonly id: string;
    readonly function: { readonly name: string; readonly arguments: string };
  }[];
}

/** What goes wrong on the way of an answer that begins well. */
export type WireFault =
  | 'no-answer'
  | 'reset'
  | 'html'
  | 'stall'
  | 'cut'
  | 'broken-event'
  | 'invalid-utf8'
  | 'slow';

export interface WireAnswer {
  readonly text?: string;
  readonly refusal?: string;
  /** Arguments may be text, so that they can be no JSON. */
  readonly calls?: readonly { readonly name: string; readonly arguments: unknown }[];
  readonly finish?: 'stop' | 'tool_calls' | 'length' | 'content_filter' | null;
  /** `null` leaves usage out. */
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
  readonly fault?: WireFault;
}

export type WireReply =
  | WireAnswer
  | {
      readonly status: number;
      readonly code: string;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

export function refusal(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Extract<WireReply, { status: number }> {
  return { status, code, message, headers };
}

/** The last result of a tool, parsed: what a scripted model goes by. */
export function lastToolResult(request: WireRequest): unknown {
  const message = request.messages.findLast(({ role }) => role === 'tool');
  return message?.content ? JSON.parse(message.content) : null;
}

export function usageOf(answer: WireAnswer) {
  const usage =
    answer.usage === undefined ? { prompt_tokens: 900, completion_tokens: 60 } : answer.usage;
  if (usage === null) return null;
  return { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens };
}

export function finishOf({ finish, calls }: WireAnswer): string | null {
  if (finish !== undefined) return finish;
  return calls ? 'tool_calls' : 'stop';
}

export function argumentText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The answer in one piece, for a request that does not stream. */
export function wholeAnswer(asked: WireRequest, answer: WireAnswer) {
  return {
    id: 'chatcmpl-test',
    object: 'chat.completion',
    created: 0,
    model: asked.model,
    choices: [
      {
        index: 0,
        finish_reason: finishOf(answer),
        message: {
          role: 'assistant',
          content: answer.text ?? null,
          refusal: answer.refusal ?? null,
          ...(answer.calls ? { tool_calls: answer.calls.map(wholeCall) } : {}),
        },
      },
    ],
    usage: usageOf(answer),
  };
}

function wholeCall({ name, arguments: given }: { name: string; arguments: unknown }, at: number) {
  return { id: `call_${at}`, type: 'function', function: { name, arguments: argumentText(given) } };
}

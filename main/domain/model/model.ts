/** How a provider is spoken to. `other` is anything that speaks chat completions. */
export type ModelKind = 'openai' | 'azure' | 'ollama' | 'lm-studio' | 'vllm' | 'other';

/** Where a model is and what it costs. The key is a secret of its own: see `modelSecret`. */
export interface ModelProfile {
  /** Immutable slug. */
  readonly id: string;
  readonly name: string;
  readonly kind: ModelKind;
  /** Up to and with `/v1`; for Azure the resource's endpoint. */
  readonly baseUrl: string;
  /** For Azure the name of the deployment. */
  readonly model: string;
  /** Azure only. */
  readonly apiVersion: string;
  /** US dollars for a million tokens; 0 for a model on this machine. */
  readonly inputPrice: number;
  readonly outputPrice: number;
  /** How many tokens a request and its answer may have together. */
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
  /** When it was last saved: a fault told once is told again after an edit. */
  readonly savedAtMs: number;
}

/** The name under which `Secrets` keeps a profile's key. */
export function modelSecret(profileId: string): string {
  return `model/${profileId}`;
}

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON as the model wrote it, which may be none. */
  readonly arguments: string;
}

export type ModelMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | {
      readonly role: 'assistant';
      readonly content: string;
      readonly toolCalls: readonly ToolCall[];
    }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly content: string };

export interface ModelTool {
  readonly name: string;
  readonly description: string;
  /** JSON schema. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What a model is asked: plain data, so that its hash names it. */
export interface ModelRequest {
  readonly model: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ModelTool[];
  readonly maxOutputTokens: number;
}

export interface ModelUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The provider said nothing usable, so this was worked out from the length of the texts. */
  readonly isEstimated: boolean;
}

/** A whole answer: what was cut off or refused is no answer but a failure. */
export interface ModelAnswer {
  readonly content: string;
  readonly toolCalls: readonly ToolCall[];
  readonly usage: ModelUsage;
}

/** As much of an `AbortSignal` as is needed: who waits for a model can be told to stop. */
export interface Interrupt {
  readonly aborted: boolean;
  addEventListener(event: 'abort', listen: () => void): void;
}

/** One request to one endpoint; never repeats itself. */
export interface Model {
  /**
   * @throws RunFailure `model-unreachable`, `model-busy` (both may pass), `model-refused` (key, model,
   * quota), `model-cut-off`, `model-declined`, `not-allowed`, `cancelled`
   */
  ask(call: {
    readonly profile: ModelProfile;
    readonly key: string | null;
    readonly request: ModelRequest;
    readonly interrupt: Interrupt;
    /** Told of each piece, with the characters so far. */
    readonly onProgress?: (characters: number) => void;
  }): Promise<ModelAnswer>;
  /** Names of the models that the endpoint offers. @throws RunFailure as `ask` */
  list(profile: ModelProfile, key: string | null): Promise<readonly string[]>;
}

/** Tokens of a text where nobody counted them: never fewer than a usual tokenizer finds. */
export function estimateTokens(...texts: readonly string[]): number {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  return Math.ceil(characters / 2.5);
}

/** A request's tokens, estimated from everything that goes over the wire. */
export function requestTokens({ messages, tools }: ModelRequest): number {
  return estimateTokens(JSON.stringify(messages), JSON.stringify(tools));
}

/** Millionths of a US dollar, rounded up: a price for a million tokens is that of one in millionths. */
export function costMicros(
  { inputPrice, outputPrice }: Pick<ModelProfile, 'inputPrice' | 'outputPrice'>,
  { inputTokens, outputTokens }: Pick<ModelUsage, 'inputTokens' | 'outputTokens'>,
): number {
  return Math.ceil(inputTokens * inputPrice + outputTokens * outputPrice);
}

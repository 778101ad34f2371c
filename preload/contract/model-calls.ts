import type { StoredModelCallView } from './model-call-view.ts';

/** What the analyst does with models. */
export interface ModelCalls {
  'models.read': { readonly argument: null; readonly answer: ModelsView };
  'model.save': { readonly argument: ModelDraft; readonly answer: { readonly id: string } };
  'model.remove': { readonly argument: { readonly id: string }; readonly answer: null };
  /** Asks the endpoint what it has and can; nothing of the analyst's data is sent. */
  'model.test': { readonly argument: ModelDraft; readonly answer: ModelTestView };
  'models.save-limits': { readonly argument: ModelLimits; readonly answer: null };
  /** What a run sent to a model, word for word. */
  'run.model-calls': {
    readonly argument: { readonly runId: string };
    readonly answer: readonly StoredModelCallView[];
  };
}

export type ModelKindWord = 'openai' | 'azure' | 'ollama' | 'lm-studio' | 'vllm' | 'other';

/** The fields of a model's form. */
export interface ModelDraft {
  /** Null for a new one. */
  readonly id: string | null;
  readonly name: string;
  readonly kind: ModelKindWord;
  readonly baseUrl: string;
  readonly model: string;
  readonly apiVersion: string;
  /** US dollars for a million tokens. */
  readonly inputPrice: number;
  readonly outputPrice: number;
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
  /** Null leaves the saved one as it is; no key ever comes back. */
  readonly key: string | null;
}

export interface ModelView extends Omit<ModelDraft, 'id' | 'key'> {
  readonly id: string;
  /** Where its key is kept; null when it has none. */
  readonly keyPlace: 'keyring' | 'session' | 'environment' | null;
  /** What a usual report costs, in US dollars. */
  readonly usualCost: number;
  readonly usedBy: readonly string[];
}

/** US dollars. */
export interface ModelLimits {
  readonly perRun: number;
  readonly perJobDay: number;
  readonly perMonth: number;
  /** Only models on this machine are asked. */
  readonly isLocalOnly: boolean;
}

export interface ModelsView {
  readonly models: readonly ModelView[];
  readonly limits: ModelLimits;
  readonly month: {
    readonly spent: number;
    readonly jobs: readonly {
      readonly name: string;
      readonly spent: number;
      readonly calls: number;
    }[];
  };
}

export interface ModelTestView {
  readonly checks: readonly {
    readonly what: 'connection' | 'model' | 'tools' | 'json';
    readonly isOk: boolean;
    readonly sentence: string;
  }[];
  /** Names to choose from; none where the endpoint does not tell. */
  readonly models: readonly string[];
}

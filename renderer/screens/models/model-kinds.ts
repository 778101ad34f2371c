import type {
  ModelDraft,
  ModelKindWord,
  ModelView,
} from '../../../preload/contract/model-calls.ts';

interface Kind {
  readonly value: ModelKindWord;
  readonly label: string;
  /** What the form begins with. */
  readonly baseUrl: string;
  readonly needsKey: boolean;
}

export const kinds: readonly Kind[] = [
  { value: 'openai', label: 'OpenAI', baseUrl: 'https://api.openai.com/v1', needsKey: true },
  { value: 'azure', label: 'Azure OpenAI', baseUrl: 'https://', needsKey: true },
  { value: 'ollama', label: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1', needsKey: false },
  { value: 'lm-studio', label: 'LM Studio', baseUrl: 'http://127.0.0.1:1234/v1', needsKey: false },
  { value: 'vllm', label: 'vLLM', baseUrl: 'http://127.0.0.1:8000/v1', needsKey: false },
  { value: 'other', label: 'Another compatible server', baseUrl: 'https://', needsKey: false },
];

export const newModel: ModelDraft = {
  id: null,
  name: '',
  kind: 'openai',
  baseUrl: 'https://api.openai.com/v1',
  model: '',
  apiVersion: '',
  inputPrice: 0.25,
  outputPrice: 2,
  contextTokens: 128_000,
  maxOutputTokens: 4_000,
  key: null,
};

/** A model as its form edits it; its key stays where it is. */
export function draftOf({
  keyPlace: _,
  usualCost: __,
  usedBy: ___,
  ...model
}: ModelView): ModelDraft {
  return { ...model, key: null };
}

/** The draft for another provider: its address, and no price for what runs on this machine. */
export function withKind(draft: ModelDraft, value: ModelKindWord): ModelDraft {
  const kind = kinds.find((known) => known.value === value);
  if (!kind) return draft;
  const isLocal = kind.baseUrl.startsWith('http://127');
  return {
    ...draft,
    kind: value,
    baseUrl: kind.baseUrl,
    apiVersion: value === 'azure' ? '2024-10-21' : '',
    ...(isLocal ? { inputPrice: 0, outputPrice: 0 } : {}),
  };
}

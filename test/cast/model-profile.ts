import type { ModelProfile } from '../../main/domain/model/model.ts';

/** A profile of a model at this address. */
export function profileAt(baseUrl: string, change: Partial<ModelProfile> = {}): ModelProfile {
  return {
    id: 'work',
    name: 'Work model',
    kind: 'other',
    baseUrl,
    model: 'scripted-1',
    apiVersion: '',
    inputPrice: 1,
    outputPrice: 4,
    contextTokens: 128_000,
    maxOutputTokens: 4_000,
    savedAtMs: 0,
    ...change,
  };
}

import type { ModelsView } from '../../preload/contract/model-calls.ts';

/** A model as the settings show it. */
export const work = {
  id: 'work',
  name: 'Work model',
  kind: 'openai',
  baseUrl: 'https://api.openai.com/v1',
  model: 'gpt-5-mini',
  apiVersion: '',
  inputPrice: 0.25,
  outputPrice: 2,
  contextTokens: 128_000,
  maxOutputTokens: 4_000,
  keyPlace: 'keyring',
  usualCost: 0.021,
  usedBy: [],
} as const;

/** Settings with that one model. */
export const view: ModelsView = {
  models: [work],
  limits: { perRun: 0.5, perJobDay: 2, perMonth: 20, isLocalOnly: false },
  month: { spent: 1.25, jobs: [{ name: 'Daily sales', spent: 1.25, calls: 60 }] },
};

import type { NarratorDraft } from '../../preload/contract/job-draft.ts';

/** A new job is written by the built-in analyst; a model sees totals and groups unless more is allowed. */
export const defaultNarrator: NarratorDraft = {
  model: null,
  check: 'normal',
  fallback: 'embedded',
  level: 'aggregates',
  rows: 20,
  exclude: '',
};

import { group, list, text, wholeNumber, word } from '../fields.ts';

const laterNarrators = ['agent', 'openai'];

const send = group(
  {
    data: word(['schema', 'aggregates', 'rows']).default('aggregates'),
    rows: wholeNumber().default(20),
    exclude: list(text('email'), '[email]').default([]),
  },
  '{ data: aggregates, exclude: [email] }',
);

/** What every recipe's group holds besides its name and its options. */
export const narration = {
  narrator: word(['embedded', 'model'], laterNarrators).default('embedded'),
  /** The id of a model in Settings, Models. */
  model: text('work').optional(),
  check: word(['normal', 'strict']).default('normal'),
  send: send.optional(),
  /** Who writes the report where the model cannot. */
  fallback: word(['embedded', 'none']).default('embedded'),
};

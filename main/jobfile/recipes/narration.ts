import { notYet, word } from '../fields.ts';

const laterNarrators = ['agent', 'model', 'openai'];

/** What every recipe's group holds besides its name and its options. */
export const narration = {
  narrator: word(['embedded'], laterNarrators).default('embedded'),
  send: notYet('leave it out; the embedded analyst sends nothing'),
  fallback: notYet('leave it out; the embedded analyst needs none'),
};

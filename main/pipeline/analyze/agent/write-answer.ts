import type { Answer } from '../../../domain/model/follow-up.ts';
import type { Draft, Unproven, Writer } from '../../../domain/model/investigation.ts';
import { FactNumbers } from '../../report/fact-numbers.ts';
import { openProof } from './open-proof.ts';
import type { Desk } from './tools.ts';

/** The answer of a model's draft, checked as a report is: plain data, which no page reads as markup. */
export async function writeAnswer(
  draft: Draft,
  writer: Writer,
  desk: Desk,
  names: readonly string[],
): Promise<{ readonly answer: Answer; readonly unproven: readonly Unproven[] }> {
  const { write, unproven, tally } = await openProof(draft, desk, names);
  const numbers = new FactNumbers();
  const paragraphs = [];
  for (const text of [...draft.paragraphs, ...desk.notes])
    paragraphs.push((await write(text)).pieces(numbers.numberOf));
  const narration = { writer: `${writer.name} (${writer.model})`, isFallback: false, ...tally };
  return { answer: { paragraphs, facts: numbers.all([]), narration }, unproven };
}

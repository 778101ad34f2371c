import { expect, test } from 'vitest';
import { checkText } from '../../../../main/pipeline/analyze/agent/check/check-text.ts';
import { ground } from './corpus/ground.ts';
import { right } from './corpus/right-sentences.ts';
import { wrong } from './corpus/wrong-sentences.ts';

function isFlagged(sentence: string): boolean {
  return checkText(sentence, '', ground).some(({ verdict }) => verdict === 'unproven');
}

test('P16 D19: of 200 sentences, planted errors and swaps are found and right ones are left alone', () => {
  const missed = wrong.filter((sentence) => !isFlagged(sentence));
  const falseFlags = right.filter(isFlagged);
  const recall = 1 - missed.length / wrong.length;
  const falseRate = falseFlags.length / right.length;
  console.log(
    `${right.length + wrong.length} sentences: recall ${recall.toFixed(3)} (${wrong.length} planted), false flags ${(100 * falseRate).toFixed(1)} % of ${right.length}`,
  );
  for (const sentence of missed) console.log(`missed: ${sentence}`);
  for (const sentence of falseFlags) {
    console.log(`false: ${sentence} (${checkText(sentence, '', ground)[0]?.why.join('; ')})`);
  }
  expect(right.length + wrong.length).toBeGreaterThanOrEqual(200);
  expect(recall).toBeGreaterThanOrEqual(0.95);
  expect(falseRate).toBeLessThanOrEqual(0.03);
});

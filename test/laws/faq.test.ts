import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const faq = readFileSync(join(root, 'FAQ.md'), 'utf8');
const program = globSync('main/**/*.ts', { cwd: root })
  .map((file) => readFileSync(join(root, file), 'utf8').replaceAll("\\'", "'"))
  .join('\n')
  .replaceAll(/\$\{[^}]*\}/g, '…');
const sentences = [...faq.matchAll(/^### “(.*)”$/gm)].map(([, sentence = '']) => sentence);

test.each(sentences)('the program says: %s', (sentence) => {
  expect(program).toContain(sentence.replace(/^… /, ''));
});

test('each heading quotes a sentence', () => {
  expect(sentences).toHaveLength([...faq.matchAll(/^### /gm)].length);
  expect(sentences.length).toBeGreaterThan(9);
});

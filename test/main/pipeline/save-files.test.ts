import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { saveAs, saveFailure, saveInto } from '../../../main/pipeline/export/save-files.ts';
import { folder } from './bench.ts';

const bytes = new TextEncoder().encode('new');

/** The sentence that saving ends in. */
function sentenceOf(save: () => unknown): string {
  try {
    save();
  } catch (caught) {
    return caught instanceof Error ? caught.message : '';
  }
  return 'saved';
}

test('a file that a person named takes the place of what was there', () => {
  const path = join(folder(), 'report.pdf');
  writeFileSync(path, 'old');
  saveAs(path, bytes);
  expect(readFileSync(path, 'utf8')).toBe('new');
});

test('what lies in a folder stays, and the new file gets a number', () => {
  const place = join(folder(), 'exports');
  const files = [{ name: 'By region.csv', bytes }];
  expect([...saveInto(place, files), ...saveInto(place, files)]).toEqual([
    join(place, 'By region.csv'),
    join(place, 'By region (2).csv'),
  ]);
});

test('a path that cannot be written is said in one sentence, and nothing is left behind', () => {
  const place = folder();
  mkdirSync(join(place, 'taken.pdf'));
  writeFileSync(join(place, 'file'), '');
  const said = [
    sentenceOf(() => saveAs(join(place, 'taken.pdf'), bytes)),
    sentenceOf(() => saveAs(join(place, 'gone', 'a.pdf'), bytes)),
    sentenceOf(() => saveAs(join(place, `${'x'.repeat(300)}.pdf`), bytes)),
    sentenceOf(() => saveInto(join(place, 'file', 'below'), [{ name: 'a.csv', bytes }])),
  ];
  expect(said.map((sentence) => sentence.replaceAll(place, 'DIR').replace(/x{9,}/, 'x…'))).toEqual([
    'DIR/taken.pdf is a folder. Choose another name.',
    'The folder DIR/gone is not there any more. Choose another one.',
    'The name of DIR/x….pdf is too long for this disk. Choose a shorter one.',
    'The folder DIR/file/below is not there any more. Choose another one.',
  ]);
  expect(readdirSync(place).toSorted()).toEqual(['file', 'taken.pdf']);
});

test.each([
  ['ENOSPC', 'The disk that holds /exports is full. Free some space, or choose another folder.'],
  ['EACCES', '/exports/a.pdf cannot be written there. Choose a folder that is yours.'],
  ['EROFS', '/exports/a.pdf cannot be written there. Choose a folder that is yours.'],
  ['EBUSY', '/exports/a.pdf is open in another program. Close it there, or choose another name.'],
  ['EIO', '/exports/a.pdf could not be written. Choose another folder, or try again.'],
])('%s is said as a sentence with what to do', (code, sentence) => {
  const cause = Object.assign(new Error(code), { code });
  expect(saveFailure(cause, '/exports/a.pdf').message).toBe(sentence);
});

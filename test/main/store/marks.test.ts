import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { isMarked, openMarks } from '../../../main/store/marks.ts';
import { aHome, aStore, seven } from './cast.ts';

test('what has begun is on disk when the call returns, and nothing else is left beside it', () => {
  const { marks: file } = aHome();
  openMarks(file, 'full', 'a').begin('nightly', seven);
  expect(openMarks(file, 'full', 'a').all()).toEqual(new Map([['nightly', seven]]));
  expect(readdirSync(dirname(file))).toEqual(['marks.json']);
});

test('a mark never moves back', () => {
  const marks = openMarks(aHome().marks, 'none', 'a');
  marks.begin('nightly', seven);
  marks.begin('nightly', seven - 1);
  expect(marks.all().get('nightly')).toBe(seven);
});

test('a home is marked from its first start on, so that an emptied database is noticed', () => {
  const paths = aHome();
  expect(isMarked(paths.marks)).toBe(false);
  aStore(paths).close();
  expect(isMarked(paths.marks)).toBe(true);
  writeFileSync(paths.db, '');
  expect(() => aStore(paths)).toThrow(/is empty, although it held your jobs/);
});

test('a database that was put in the place of another is noticed', () => {
  const [mine, other] = [aHome(), aHome()];
  for (const paths of [mine, other]) aStore(paths).close();
  copyFileSync(other.db, mine.db);
  expect(() => aStore(mine)).toThrow(/is not the one that was there before/);
});

test.for(['{"begun": {"nightly": 17', '[]', '{"database": "a", "begun": {"nightly": "soon"}}'])(
  'damaged marks are refused: %s',
  (text) => {
    const { marks: file } = aHome();
    writeFileSync(file, text);
    expect(() => openMarks(file, 'full', 'a')).toThrowError(
      expect.objectContaining({ code: 'store-unusable' }),
    );
  },
);

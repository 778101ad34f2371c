import { expect, test } from 'vitest';
import { fixedPart, movedFolder, placeAfter } from '../../../../main/domain/job/moved-folder.ts';
import { fileSource } from '../../../../main/domain/source/file-kind.ts';

test.each([
  ['/home/ana/OneDrive/in/a.csv', '/home/ana/OneDrive - Acme/in/a.csv', '/home/ana/OneDrive'],
  ['/data/2025/a.csv', '/archive/2025/a.csv', '/data'],
  ['C:\\Users\\ana\\Sales\\a.csv', 'D:\\Sales\\a.csv', 'C:\\Users\\ana'],
])('%s at %s means that %s moved', (before, after, from) => {
  expect(movedFolder(before, after)?.from).toBe(from);
});

test('another file, or the same one, means that no folder moved', () => {
  expect(movedFolder('/data/a.csv', '/data/b.csv')).toBeNull();
  expect(movedFolder('/data/a.csv', '/data/a.csv')).toBeNull();
});

test('what lies below the folder lies below its new place, a pattern too, and nothing else does', () => {
  const moved = { from: '/data', to: '/new/data' };
  const pattern = '/data/in/orders-{window}.csv';
  const folder = { ...fileSource('a', ''), kind: 'folder', pattern, take: 'all' } as const;
  const form = { decimal: null, dateFormat: null };
  expect(placeAfter({ ...folder, ...form }, moved)).toBe('/new/data/in/orders-{window}.csv');
  expect(placeAfter(fileSource('a', '/database/a.csv'), moved)).toBeNull();
  expect(fixedPart(pattern)).toBe('/data/in');
  expect(fixedPart('/data/a.csv')).toBe('/data/a.csv');
});

import { expect, test } from 'vitest';
import { clipTable } from '../../../main/pipeline/export/clip-table.ts';
import { net } from './exported.ts';
import { parse } from './parse.ts';

const clipped = clipTable({
  title: 'By region',
  head: ['Region', 'Net'],
  rows: [
    [
      { text: 'North & <South>', fact: null },
      { text: net.text, fact: net },
    ],
    [
      { text: '=cmd|calc', fact: null },
      { text: '–', fact: null },
    ],
  ],
});

test('plain programs get tab-separated text with numbers as computed', () => {
  expect(clipped.text).toBe("Region\tNet\nNorth & <South>\t412300.5\n'=cmd|calc\t–");
});

test('office programs get a table whose numbers are numbers and whose text runs nothing (E09)', () => {
  const cells = [...parse(clipped.html).querySelectorAll('td')];
  expect(cells.map((cell) => [cell.textContent, cell.getAttribute('sdval')])).toEqual([
    ['North & <South>', null],
    ['412,301 EUR', '412300.5'],
    ["'=cmd|calc", null],
    ['–', null],
  ]);
});

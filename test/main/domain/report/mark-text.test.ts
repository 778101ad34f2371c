import { expect, test } from 'vitest';
import { markText } from '../../../../main/domain/report/mark-text.ts';

const body = (inner: string) => `<head><title>net</title></head><body>${inner}</body>`;

test.each([
  [
    'in either case',
    'net',
    '<p>Net of NET</p>',
    '<p><mark id="found-1">Net</mark> of <mark id="found-2">NET</mark></p>',
  ],
  [
    'across a number that is a link',
    'rose 27.1 %',
    '<p>It rose <a href="fact/1">27.1&nbsp;%</a>.</p>',
    '<p>It <mark id="found-1">rose </mark><a href="fact/1"><mark>27.1&nbsp;%</mark></a>.</p>',
  ],
  [
    'through entities',
    'R&D < 5',
    '<p>R&amp;D &#x3C; 5</p>',
    '<p><mark id="found-1">R&amp;D &#x3C; 5</mark></p>',
  ],
  ['whatever the white space', 'a b', '<p>a\n   b</p>', '<p><mark id="found-1">a\n   b</mark></p>'],
  ['not from one cell to the next', 'a b', '<td>a</td> <td>b</td>', '<td>a</td> <td>b</td>'],
  [
    'not in what is no text',
    'alt',
    '<img alt="alt > alt"><p>-</p>',
    '<img alt="alt > alt"><p>-</p>',
  ],
  [
    'of a word in two scripts',
    'straße',
    '<p>Straße 🙂 STRASSE</p>',
    '<p><mark id="found-1">Straße</mark> 🙂 STRASSE</p>',
  ],
])('a text is marked %s', (_what, wanted, before, after) => {
  const { html, count } = markText(body(before), wanted);
  expect([html, count]).toEqual([body(after), after.split('id="found-').length - 1]);
});

test('nothing to look for marks nothing', () => {
  expect(markText(body('<p>a</p>'), '  ')).toEqual({ html: body('<p>a</p>'), count: 0 });
});

test('of a long report the first thousand places are marked', () => {
  const html = body('<p>Net amount rose <a href="fact/1">27.1</a> to 17,828.</p>'.repeat(3500));
  const marked = markText(html, 'amount');
  expect([marked.count, marked.html.split('id="found-').length - 1]).toEqual([1000, 1000]);
});

import { expect, test } from 'vitest';
import { dueText, plainLine } from '../../../main/shell/words.ts';

test('a line keeps its letters and loses line breaks, bells and direction marks', () => {
  expect(plainLine('  Weekly\n\u0007sales \u202Egpj.exe ', 40)).toBe('Weekly sales gpj.exe');
});

test('a long name is cut between letters as people see them', () => {
  expect(plainLine('👩‍👩‍👧'.repeat(3), 2)).toBe('👩‍👩‍👧…');
  expect(plainLine('x'.repeat(10_000), 10)).toBe('xxxxxxxxx…');
});

test('a due time is told by the clock beside the tray, across its midnight', () => {
  const now = Date.parse('2026-11-01T22:30:00Z');
  const at = (text: string) => dueText(Date.parse(text), now, 'America/New_York');
  expect(at('2026-11-02T04:59:00Z')).toBe('23:59');
  expect(at('2026-11-02T05:00:00Z')).toBe('tomorrow 00:00');
  expect(at('2026-11-06T14:00:00Z')).toBe('Fri 09:00');
  expect(at('2026-12-24T14:00:00Z')).toBe('24 Dec 09:00');
});

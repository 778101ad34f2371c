import { expect, test } from 'vitest';
import { desktopText } from '../../../main/shell/notification-text.ts';

test('F10: a name never becomes markup in a notification on Linux', () => {
  const text = { title: '<b>Sales</b>', body: 'R&D <a href="http://evil">31</a>\n at risk' };
  expect(desktopText(text, 'linux')).toEqual({
    title: '‹b›Sales‹/b›',
    body: 'R&D ‹a href="http://evil"›31‹/a› at risk',
  });
});

test('a notification is short, whatever it was given', () => {
  const { title, body } = desktopText({ title: 'x'.repeat(9e5), body: 'y'.repeat(9e5) }, 'darwin');
  expect([title.length, body.length]).toEqual([100, 240]);
});

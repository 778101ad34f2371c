import { expect, test } from 'vitest';
import {
  desktopText,
  notificationButtons,
  unreadNotice,
} from '../../../main/shell/notification-text.ts';

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

test('a failed run can be run again from its notification where the desktop has buttons', () => {
  const failed = { opens: { screen: 'run', runId: '1' } } as const;
  const ready = { opens: { screen: 'report', runId: '1' } } as const;
  expect(notificationButtons(failed, 'darwin')).toEqual(['retry', 'snooze']);
  expect(notificationButtons(ready, 'darwin')).toEqual(['snooze']);
  expect(notificationButtons(failed, 'linux')).toEqual([]);
});

const report = (runId: string, jobName: string) => ({ runId, jobName, headline: '31 at risk' });

test('after a restart one unread report is announced as it was', () => {
  expect(unreadNotice([report('1', 'Churn')])).toEqual({
    title: 'Churn',
    body: '31 at risk',
    opens: { screen: 'report', runId: '1' },
  });
  expect(unreadNotice([])).toBeNull();
});

test('after a restart several unread reports are one notification, which opens the newest (H07)', () => {
  const unread = [report('3', 'Churn'), report('2', 'Sales'), report('1', 'Churn')];
  expect(unreadNotice(unread)).toEqual({
    title: '3 reports are waiting for you',
    body: 'Churn, Sales',
    opens: { screen: 'report', runId: '3' },
  });
});

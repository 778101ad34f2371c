import type { NotificationText } from '../domain/delivery/delivery.ts';
import { plainLine } from './words.ts';

/**
 * What is handed to the desktop: plain lines. Notification servers on Linux read `<b>`, links and
 * images in a body as markup, and a job's name or a headline is never that.
 */
export function desktopText(
  { title, body }: Pick<NotificationText, 'title' | 'body'>,
  platform: NodeJS.Platform,
  detail: 'headline' | 'title' = 'headline',
): { readonly title: string; readonly body: string } {
  const plain = (text: string, longest: number) => {
    const line = plainLine(text, longest);
    return platform === 'linux' ? line.replaceAll('<', '‹').replaceAll('>', '›') : line;
  };
  return {
    title: plain(title, 100),
    body: detail === 'title' ? 'Open Almanac to read it.' : plain(body, 240),
  };
}

/** What can be done about a notification besides opening it. */
export type NotificationButton = keyof typeof buttonTexts;

export const buttonTexts = { retry: 'Run again', snooze: 'Remind me in an hour' } as const;

/** Only macOS has buttons that Electron tells of; elsewhere a click opens what has them. */
export function notificationButtons(
  { opens }: Pick<NotificationText, 'opens'>,
  platform: NodeJS.Platform,
): readonly NotificationButton[] {
  if (platform !== 'darwin') return [];
  return opens.screen === 'run' ? ['retry', 'snooze'] : ['snooze'];
}

/** What the settings show when they are asked for a test. */
export const testNotification: NotificationText = {
  title: 'Almanac can tell you here',
  body: 'A report that is ready looks like this. A click opens it.',
  opens: { screen: 'upcoming' },
};

/** Told once, when the main window is closed for the first time: it is not the end of the program. */
export function staysNotice(staysInList: boolean): NotificationText {
  return staysInList
    ? {
        title: 'Almanac stays in the window list',
        body: 'This desktop shows no icons beside the clock. What is due is still made; Ctrl+Q in the window quits.',
        opens: { screen: 'upcoming' },
      }
    : {
        title: 'Almanac stays beside the clock',
        body: 'What is due is still made. Its icon there opens the window, and quits.',
        opens: { screen: 'upcoming' },
      };
}

/** Reports that wait to be read, newest first. */
export interface UnreadReport {
  readonly runId: string;
  readonly jobName: string;
  readonly headline: string;
}

/**
 * One notification for what an earlier process announced and nobody has read: on Linux the old one
 * can no longer be clicked. Null when everything was read.
 */
export function unreadNotice(unread: readonly UnreadReport[]): NotificationText | null {
  const [newest] = unread;
  if (!newest) return null;
  const opens = { screen: 'report', runId: newest.runId } as const;
  if (unread.length === 1) return { title: newest.jobName, body: newest.headline, opens };
  const names = [...new Set(unread.map(({ jobName }) => plainLine(jobName, 40)))];
  return { title: `${unread.length} reports are waiting for you`, body: names.join(', '), opens };
}

import type { NotificationText } from '../domain/delivery.ts';
import { plainLine } from './words.ts';

/**
 * What is handed to the desktop: plain lines. Notification servers on Linux read `<b>`, links and
 * images in a body as markup, and a job's name or a headline is never that.
 */
export function desktopText(
  { title, body }: Pick<NotificationText, 'title' | 'body'>,
  platform: NodeJS.Platform,
): { readonly title: string; readonly body: string } {
  const plain = (text: string, longest: number) => {
    const line = plainLine(text, longest);
    return platform === 'linux' ? line.replaceAll('<', '‹').replaceAll('>', '›') : line;
  };
  return { title: plain(title, 100), body: plain(body, 240) };
}

import { execFile } from 'node:child_process';
import { RunFailure } from '../../domain/failure.ts';

/**
 * Shows a notification where no app runs that could: with what each system brings along.
 * @throws RunFailure `delivery-failed`
 */
export function showDesktopNotice(title: string, body: string): Promise<void> {
  const [program, args, env] = noticeCommand(title, body);
  return new Promise((resolve, reject) => {
    execFile(program, [...args], { env: { ...process.env, ...env }, timeout: 10_000 }, (cause) => {
      if (!cause) return resolve();
      const message = 'The desktop did not show the notification.';
      reject(new RunFailure('delivery-failed', message, { permanent: false, cause }));
    });
  });
}

type Program = readonly [string, readonly string[], Readonly<Record<string, string>>];

/** The two texts are words of their own or variables: never a part of what is executed. */
export function noticeCommand(title: string, body: string, platform = process.platform): Program {
  switch (platform) {
    case 'darwin':
      return [
        'osascript',
        [
          ...['-e', 'on run texts'],
          ...['-e', 'display notification (item 2 of texts) with title (item 1 of texts)'],
          ...['-e', 'end run'],
          ...['--', title, body],
        ],
        {},
      ];
    case 'win32':
      return ['powershell', ['-NoProfile', '-Command', toast], { TITLE: title, BODY: body }];
    default:
      return ['gdbus', freedesktopCall(title, body), {}];
  }
}

/** `Notify` of the Desktop Notifications Specification; its texts are GVariant strings, its body has no markup. */
function freedesktopCall(title: string, body: string): readonly string[] {
  const plain = (text: string) => JSON.stringify(text.replaceAll('<', '‹').replaceAll('>', '›'));
  return [
    ...['call', '--session'],
    ...['--dest', 'org.freedesktop.Notifications'],
    ...['--object-path', '/org/freedesktop/Notifications'],
    ...['--method', 'org.freedesktop.Notifications.Notify', '--'],
    ...['"Almanac"', '0', '"almanac"', plain(title), plain(body), '[]', '{}', '-1'],
  ];
}

const toast = `
$kind = [Windows.UI.Notifications.ToastTemplateType, Windows.UI.Notifications, ContentType = WindowsRuntime]::ToastText02
$manager = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
$xml = $manager::GetTemplateContent($kind)
$lines = $xml.GetElementsByTagName('text')
$null = $lines.Item(0).AppendChild($xml.CreateTextNode($env:TITLE))
$null = $lines.Item(1).AppendChild($xml.CreateTextNode($env:BODY))
$manager::CreateToastNotifier('app.almanac.desktop').Show([Windows.UI.Notifications.ToastNotification]::new($xml))
`;

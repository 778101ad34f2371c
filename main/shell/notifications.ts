import { Notification } from 'electron';
import type { NotificationText } from '../domain/delivery/delivery.ts';
import { RunFailure } from '../domain/failure.ts';
import type { Clock, Notifier } from '../domain/ports.ts';
import {
  buttonTexts,
  desktopText,
  type NotificationButton,
  notificationButtons,
} from './notification-text.ts';

export interface NotifierNeeds {
  /** What a click does. */
  readonly opens: (opens: NotificationText['opens']) => void;
  readonly clock: Pick<Clock, 'after'>;
  /** Whether the headline may be seen on the screen, or only that there is a report. */
  readonly detail: () => 'headline' | 'title';
  readonly isBusy: () => Promise<boolean>;
  /** A new run of a failed one. */
  readonly retry: (runId: string) => void;
}

export interface DesktopNotifier extends Notifier {
  /** Takes what is still on the screen away: once this process has ended, a click would do nothing. */
  withdraw(): void;
}

/** So many stay clickable; older ones are only marks in the app. */
const mostHeld = 50;
/** Every desktop answers within milliseconds, or not at all. */
const answerWithinMs = 5000;
const snoozeMs = 3_600_000;

/** Shows notifications of the desktop and keeps them, because a collected one cannot be clicked. */
export function createNotifier(needs: NotifierNeeds): DesktopNotifier {
  const { opens, clock, detail } = needs;
  const held = new Map<string, Notification>();

  const hold = (key: string, notification: Notification) => {
    // The same delivery tried again replaces what the first try may have left on the screen.
    held.get(key)?.close();
    held.delete(key);
    held.set(key, notification);
    const [oldest] = held.keys();
    if (held.size > mostHeld && oldest !== undefined) held.delete(oldest);
  };

  function show(key: string, text: NotificationText): Promise<void> {
    if (!Notification.isSupported())
      return Promise.reject(refused('There is no notification service on this desktop.'));
    const buttons = notificationButtons(text, process.platform);
    const notification = new Notification({
      ...desktopText(text, process.platform, detail()),
      actions: buttons.map((button) => ({ type: 'button', text: buttonTexts[button] })),
    });
    notification.on('click', () => opens(text.opens));
    notification.on('action', (_event, index) => press(buttons[index], key, text));
    hold(key, notification);
    return shown(notification, clock);
  }

  function press(
    button: NotificationButton | undefined,
    key: string,
    text: NotificationText,
  ): void {
    if (button === 'retry' && text.opens.screen === 'run') needs.retry(text.opens.runId);
    // Not kept beyond a quit: the next start announces what is unread in any case.
    if (button === 'snooze') clock.after(snoozeMs, () => void show(key, text).catch(() => {}));
  }

  return {
    show,
    isBusy: needs.isBusy,
    withdraw() {
      for (const notification of held.values()) notification.close();
      held.clear();
    },
  };
}

function shown(notification: Notification, clock: Pick<Clock, 'after'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(answerWithinMs, () =>
      reject(refused('The desktop did not show the notification.')),
    );
    notification.once('show', () => {
      cancel();
      resolve();
    });
    notification.once('failed', (_event, error) => {
      cancel();
      reject(refused('The desktop refused the notification.', error));
    });
    notification.show();
  });
}

function refused(message: string, cause?: unknown): RunFailure {
  return new RunFailure('delivery-failed', message, { permanent: false, cause });
}

/** Whether this desktop takes notifications at all; whether it shows them nobody is told. */
export function canNotify(): boolean {
  return Notification.isSupported();
}

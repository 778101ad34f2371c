import { app, Notification } from 'electron';

/**
 * What newer Electrons can do and the oldest one cannot: asked for here and nowhere else, each with
 * what is left without it.
 */
interface NewerNotification {
  handleActivation?(callback: () => void): void;
}

/**
 * Whether a click on a notification of an earlier process started this one (Windows). Elsewhere,
 * and on older Electrons, such a click starts the app at most, and the unread marks tell the rest.
 */
export function wasStartedByNotification(): boolean {
  const newer = Notification as unknown as NewerNotification;
  if (process.platform !== 'win32' || !newer.handleActivation) return false;
  let wasActivated = false;
  // An activation of before is reported at once; later ones also come to the notification itself.
  newer.handleActivation(() => {
    wasActivated = true;
  });
  return wasActivated;
}

/** Whether macOS started the app at login: its login items carry no arguments such as `--hidden`. */
export function wasStartedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

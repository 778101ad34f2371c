import { execFile } from 'node:child_process';

const answerWithinMs = 2000;
const question = [
  'call',
  '--session',
  '--dest=org.freedesktop.DBus',
  '--object-path=/org/freedesktop/DBus',
  '--method=org.freedesktop.DBus.NameHasOwner',
  'org.kde.StatusNotifierWatcher',
];

export interface TrayHostNeeds {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether somebody on the session bus takes icons; null where nobody can be asked. */
  readonly hasWatcher: () => Promise<boolean | null>;
}

/**
 * Whether this desktop shows icons beside the clock. On Linux a program takes them on the session bus;
 * where there is none, panels of X11 still show them in the old way, but not GNOME's.
 */
export async function hasTrayHost({ platform, env, hasWatcher }: TrayHostNeeds): Promise<boolean> {
  if (platform !== 'linux' || (await hasWatcher())) return true;
  const isGnome = /(^|:)gnome($|:)/i.test(env.XDG_CURRENT_DESKTOP ?? '');
  return !isGnome && env.XDG_SESSION_TYPE !== 'wayland';
}

/** Asks with the tool that comes with every desktop that has a session bus. */
export function askForWatcher(): Promise<boolean | null> {
  return new Promise((resolve) => {
    execFile('gdbus', question, { timeout: answerWithinMs }, (error, stdout) =>
      resolve(error ? null : stdout.includes('true')),
    );
  });
}

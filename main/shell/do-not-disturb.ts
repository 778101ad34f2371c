import { execFile } from 'node:child_process';

/** What notification servers on Linux call it: the specification's own property (KDE), and dunst's. */
const properties = [
  ['org.freedesktop.Notifications', 'Inhibited'],
  ['org.dunstproject.cmd0', 'paused'],
] as const;
const answerWithinMs = 1000;

/**
 * Whether the person at this desktop wants to be left alone, or shows the screen to others. Asked only
 * where the server would show everything it held back one by one: those of GNOME, macOS and Windows keep it
 * in a list. A server that does not say is taken to be listening.
 */
export async function isDoNotDisturb(
  env: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): Promise<boolean> {
  if (platform !== 'linux') return false;
  const answers = await Promise.all(properties.map((property) => readProperty(env, property)));
  return answers.includes(true);
}

function readProperty(
  env: NodeJS.ProcessEnv,
  [owner, name]: (typeof properties)[number],
): Promise<boolean> {
  const args = [
    '--session',
    '--print-reply',
    `--reply-timeout=${answerWithinMs}`,
    '--dest=org.freedesktop.Notifications',
    '/org/freedesktop/Notifications',
    'org.freedesktop.DBus.Properties.Get',
    `string:${owner}`,
    `string:${name}`,
  ];
  return new Promise((resolve) => {
    execFile('dbus-send', args, { env, timeout: 2 * answerWithinMs }, (error, answer) =>
      resolve(error === null && /boolean true/.test(answer)),
    );
  });
}

import type { StartCommand } from './autostart-entry.ts';

export const watchName = 'almanac-watch';
export const watchLabel = 'app.almanac.watch';

/** The unit that systemd starts for a user, and the timer that starts it each hour (systemd.service(5), systemd.timer(5)). */
export function watchUnits({ program, args }: StartCommand): {
  readonly service: string;
  readonly timer: string;
} {
  const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;
  return {
    service: lines(
      '[Unit]',
      'Description=Says when Almanac has not run and reports are due',
      // Once the program is gone, what nobody took back is passed over each hour in place of failing.
      `ConditionFileIsExecutable=${program.replaceAll('%', '%%')}`,
      '',
      '[Service]',
      'Type=oneshot',
      `ExecStart=${[program, ...args].map(systemdWord).join(' ')}`,
    ),
    timer: lines(
      '[Unit]',
      'Description=Looks once an hour whether Almanac runs',
      '',
      '[Timer]',
      'OnCalendar=hourly',
      'RandomizedDelaySec=5min',
      '',
      '[Install]',
      'WantedBy=timers.target',
    ),
  };
}

/** The agent that launchd starts each hour (launchd.plist(5)). */
export function watchAgent({ program, args }: StartCommand): string {
  const words = [program, ...args].map((word) => `    <string>${xmlText(word)}</string>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    '<dict>',
    '  <key>Label</key>',
    `  <string>${watchLabel}</string>`,
    '  <key>ProgramArguments</key>',
    '  <array>',
    ...words,
    '  </array>',
    '  <key>StartInterval</key>',
    '  <integer>3600</integer>',
    '</dict>',
    '</plist>',
    '',
  ].join('\n');
}

/** What `schtasks` is asked for, so that Windows starts it each hour while its user is logged in. */
export function watchTask({ program, args }: StartCommand): readonly string[] {
  const line = [program, ...args].map((word) => `"${word}"`).join(' ');
  return ['/Create', '/F', '/SC', 'HOURLY', '/TN', watchName, '/TR', line];
}

/** A word of a command line in a unit: quoted, and nothing in it a variable or a specifier. */
function systemdWord(word: string): string {
  const escaped = word.replace(/["\\]/g, '\\$&').replaceAll('$', '$$$$').replaceAll('%', '%%');
  return `"${escaped}"`;
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

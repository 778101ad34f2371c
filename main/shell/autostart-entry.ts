/** How the app is started at login. */
export interface StartCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** The freedesktop entry that starts the app hidden at login. */
export function autostartEntry({ program, args }: StartCommand): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.0',
    'Name=Almanac',
    'Comment=Runs your recurring analyses',
    `Exec=${[program, ...args].map(quoted).join(' ')}`,
    // Once the program is gone, what nobody took back starts nothing, and no desktop complains about it.
    `TryExec=${program.replaceAll('\\', '\\\\')}`,
    'Icon=almanac',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Whether an entry, possibly written or switched off by the desktop's own settings, starts us. */
export function isEntryOn(entry: string): boolean {
  const says = (line: string) => entry.split(/\r?\n/).some((found) => found.trim() === line);
  return !says('Hidden=true') && !says('X-GNOME-Autostart-enabled=false');
}

/** Desktop Entry Specification 1.5, "The Exec key": quoted, escaped twice, and `%` doubled. */
function quoted(argument: string): string {
  const escaped = argument.replace(/["`$\\]/g, '\\$&').replaceAll('\\', '\\\\');
  return `"${escaped.replaceAll('%', '%%')}"`;
}

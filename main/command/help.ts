import type { Command } from './command.ts';
import { table } from './table.ts';

const everywhere: readonly (readonly string[])[] = [
  ['--home DIR', 'the folder with jobs, ledger and reports; else ALMANAC_HOME, else the app’s own'],
  ['--json', 'one JSON object a line'],
  ['--help', 'help for almanac, or for one command'],
  ['--version', 'the version of Almanac'],
];

/** What `almanac --help` prints. */
export function generalHelp(commands: readonly Command[]): string {
  const rows = commands.map(({ name, operands, summary }) => [`${name} ${operands}`, summary]);
  return [
    'almanac <command> [options]',
    '',
    'Recurring analyses of your own data, done once, on time, with every number traceable.',
    '',
    table(rows),
    '',
    'For every command:',
    table(everywhere),
    '',
    'Exit codes: 0 ok, 1 the work failed, 2 bad input and nothing was changed.',
    '',
  ].join('\n');
}

/** What `almanac <command> --help` prints. */
export function commandHelp(command: Command): string {
  const options = Object.entries(command.options).map(([name, { value, help }]) => [
    value === null ? `--${name}` : `--${name} ${value}`,
    help,
  ]);
  return [
    `almanac ${command.name} ${command.operands}`.trimEnd(),
    '',
    `${command.summary}.`,
    '',
    table([...options, ...everywhere.slice(0, 3)]),
    '',
  ].join('\n');
}

import { asRunFailure, badInput } from '../domain/failure.ts';
import { shortened } from '../domain/job/mistake.ts';
import { nearestWord } from '../domain/job/nearest-word.ts';
import type { Command, ExitCode } from './command.ts';
import { commands } from './commands.ts';
import type { CommandContext, OpenHome } from './context.ts';
import { commandHelp, generalHelp } from './help.ts';
import { parseArguments, takeGlobalOptions } from './parse-arguments.ts';

/**
 * Runs one command line. Never throws: what goes wrong is a sentence on stderr and an exit code.
 * @param argv what was typed after `almanac`
 * @param compose builds the context; `home` is the value of `--home`
 */
export async function runCommand(
  argv: readonly string[],
  compose: (home: string | undefined) => CommandContext,
  err: CommandContext['err'],
): Promise<ExitCode> {
  try {
    const { home, isJson, isHelp, isVersion, rest } = takeGlobalOptions(argv);
    const context = closingContext(compose(home));
    if (isVersion) return print(context, `${context.version}\n`);
    if (rest.length === 0 || (rest[0] === 'help' && rest.length === 1)) {
      return print(context, generalHelp(commands));
    }
    if (isHelp || rest[0] === 'help') return help(context, rest);
    const { command, words } = findCommand(rest);
    const args = parseArguments(command, words, isJson);
    try {
      return await command.run(context, args);
    } finally {
      await context.close();
    }
  } catch (caught) {
    const { code, message } = asRunFailure(caught);
    const advice =
      code === 'store-damaged'
        ? ' Put a backup back with almanac restore; almanac backup --list shows them.'
        : '';
    err(`${message}${advice}\n`);
    return code === 'bad-input' || code === 'already-done' ? 2 : 1;
  }
}

/** The home is opened once, at its first use, and closed at the end. */
function closingContext(context: CommandContext): CommandContext & { close(): Promise<void> } {
  let home: OpenHome | null = null;
  return {
    ...context,
    openHome: () => {
      home ??= context.openHome();
      return home;
    },
    close: async () => home?.close(),
  };
}

/** `jobs --help` lists what begins with jobs. */
function help(context: CommandContext, rest: readonly string[]): ExitCode {
  const words = rest[0] === 'help' ? rest.slice(1) : rest;
  const group = commands.filter(({ name }) => name.startsWith(`${words[0]} `));
  const isExact = group.some(({ name }) => name === words.slice(0, 2).join(' '));
  if (group.length > 0 && !isExact) return print(context, group.map(commandHelp).join('\n'));
  return print(context, commandHelp(findCommand(words).command));
}

function findCommand(rest: readonly string[]): {
  readonly command: Command;
  readonly words: readonly string[];
} {
  for (const length of [2, 1]) {
    const name = rest.slice(0, length).join(' ');
    const command = commands.find((known) => known.name === name);
    if (command) return { command, words: rest.slice(length) };
  }
  throw badInput(unknownCommand(rest));
}

function unknownCommand(rest: readonly string[]): string {
  const [first = '', second] = rest;
  const group = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (group.length > 0) {
    const seconds = group.map(({ name }) => name.slice(first.length + 1));
    const meant = second === undefined ? null : nearestWord(second, seconds);
    if (meant)
      return `"${first} ${shortened(second ?? '')}" is not a command. Did you mean almanac ${first} ${meant}?`;
    return `Say what to do with ${first}: almanac ${first} ${seconds.join('|')}.`;
  }
  const firsts = [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? name))];
  const meant = nearestWord(first, firsts);
  const advice = meant ? `Did you mean almanac ${meant}?` : 'See almanac --help.';
  return `"${shortened(first)}" is not a command. ${advice}`;
}

function print(context: CommandContext, text: string): ExitCode {
  context.out(text);
  return 0;
}

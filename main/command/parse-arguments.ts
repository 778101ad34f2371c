import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { badInput } from '../domain/failure.ts';
import { shortened } from '../domain/job/mistake.ts';
import { nearestWord } from '../domain/job/nearest-word.ts';
import type { Arguments, Command } from './command.ts';

/** Options of every command, wherever they stand. */
export interface GlobalOptions {
  readonly home: string | undefined;
  readonly isJson: boolean;
  readonly isHelp: boolean;
  readonly isVersion: boolean;
  readonly rest: readonly string[];
}

/** @throws RunFailure `bad-input` when `--home` has no folder */
export function takeGlobalOptions(argv: readonly string[]): GlobalOptions {
  const rest: string[] = [];
  let home: string | undefined;
  const flags = new Set<string>();
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (word === '--') {
      rest.push(...argv.slice(index));
      break;
    }
    if (word === '--home' || word.startsWith('--home=')) {
      home = word === '--home' ? argv[++index] : word.slice('--home='.length);
      if (!home || home.startsWith('--')) throw badInput('--home needs a folder: --home DIR.');
    } else if (['--json', '--help', '-h', '--version'].includes(word)) flags.add(word);
    else rest.push(word);
  }
  return {
    home,
    isJson: flags.has('--json'),
    isHelp: flags.has('--help') || flags.has('-h'),
    isVersion: flags.has('--version'),
    rest,
  };
}

/** @throws RunFailure `bad-input` for an option or a number of operands that the command has not */
export function parseArguments(
  command: Command,
  words: readonly string[],
  isJson: boolean,
): Arguments {
  const options: ParseArgsOptionsConfig = Object.fromEntries(
    Object.entries(command.options).map(([name, { value, isMany = false }]) => [
      name,
      { type: value === null ? 'boolean' : 'string', multiple: isMany },
    ]),
  );
  // Not strict, because the strict messages are three sentences; the tokens say all that is needed.
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'option') checkOption(command, token.name, token.rawName, token.value);
  }
  checkCount(command, positionals);
  return {
    operands: positionals,
    isJson,
    has: (name) => values[name] === true,
    text: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    all: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
    },
  };
}

function checkOption(
  command: Command,
  name: string,
  typed: string,
  value: string | undefined,
): void {
  const option = command.options[name];
  if (!option) {
    const known = [...Object.keys(command.options), 'home', 'json', 'help'];
    const meant = nearestWord(name, known);
    const advice = meant ? `Did you mean --${meant}?` : `${seeHelp(command)}`;
    throw badInput(`"almanac ${command.name}" has no option ${shortened(typed)}. ${advice}`);
  }
  if (option.value !== null && (value === undefined || value === '')) {
    throw badInput(`--${name} needs a value: --${name} ${option.value}.`);
  }
  if (option.value === null && value !== undefined) {
    throw badInput(`--${name} takes no value.`);
  }
}

function checkCount(command: Command, operands: readonly string[]): void {
  const usage = `almanac ${command.name} ${command.operands}`.trim();
  if (operands.length < command.atLeast || operands.includes('')) {
    throw badInput(`Something is missing; write: ${usage}. ${seeHelp(command)}`);
  }
  const extra = operands[command.atMost];
  if (extra !== undefined) {
    throw badInput(`"${shortened(extra)}" is one word too many; write: ${usage}.`);
  }
}

function seeHelp(command: Command): string {
  return `See almanac ${command.name} --help.`;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../../main/command/commands.ts';
import { temporaryFolder, typed } from './typed.ts';

test.each([
  [['nxt'], '"nxt" is not a command. Did you mean almanac next?'],
  [['frobnicate'], '"frobnicate" is not a command. See almanac --help.'],
  [['jobs'], 'Say what to do with jobs: almanac jobs list|show|add|remove|pause|resume|export.'],
  [['jobs', 'lst'], '"jobs lst" is not a command. Did you mean almanac jobs list?'],
  [['--home'], '--home needs a folder: --home DIR.'],
  [['jobs', 'list', 'x'], '"x" is one word too many; write: almanac jobs list.'],
  [
    ['jobs', 'show', ''],
    'Something is missing; write: almanac jobs show JOB. See almanac jobs show --help.',
  ],
  [['runs', '--limit=x'], '--limit "x" is not a whole number between 1 and 10000.'],
])('%j ends with 2 and one sentence', async (argv, sentence) => {
  expect(await typed(argv)).toEqual({ code: 2, out: '', err: `${sentence}\n` });
});

test('help names every command, and each command helps itself', async () => {
  const { code, out } = await typed(['--help']);
  expect(code).toBe(0);
  for (const { name, summary } of commands) {
    expect(out).toContain(summary);
    expect((await typed([...name.split(' '), '--help'])).out).toMatch(
      new RegExp(`^almanac ${name}.*\n\n${summary}\\.\n`),
    );
  }
});

test('bad input makes no home', async () => {
  const home = join(temporaryFolder(), 'home');
  await typed(['jobs', 'add', '/nowhere.yaml', '--home', home]);
  await typed(['--home', home, 'runs', '--limit', 'x']);
  await typed(['doctor', `--home=${home}`]);
  expect(existsSync(home)).toBe(false);
});

test('a failure outside is a sentence and 1', async () => {
  const answer = await typed(['jobs', 'list', '--home', '/dev/null/home']);
  expect(answer).toMatchObject({ code: 1, out: '' });
  expect(answer.err).toContain('/dev/null/home cannot be made');
});

test('--version is one line', async () => {
  expect((await typed(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

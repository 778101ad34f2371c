import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a program of this folder, in another language and with nothing of ours, answers: numbers by fact id. */
export function pythonAnswers(
  program: string,
  operands: readonly string[],
): Readonly<Record<string, number>> {
  const path = fileURLToPath(new URL(program, import.meta.url));
  return JSON.parse(execFileSync('python3', [path, ...operands], { encoding: 'utf8' }));
}

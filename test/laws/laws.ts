// `node test/laws/laws.ts [folder]` prints each breach as `file:line law sentence`; exit 1 if any.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { habitBreaches } from './habit-laws.ts';
import { importBreaches } from './import-laws.ts';
import { parseSource } from './parse-source.ts';

export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly law: string;
  readonly sentence: string;
}

const notOurs = /^(node_modules|out|dist|demo|coverage|test-results|\.git|\.cache)$/;
const isSource = (path: string) => /\.[cm]?[jt]sx?$/.test(path);

/** Every breach of the laws of the house below `root`, in order of file and line. */
export function findViolations(root: string): Violation[] {
  return sourceFiles(root)
    .sort()
    .flatMap((path) => {
      const file = relative(root, path).split(sep).join('/');
      return violationsIn(file, readFileSync(path, 'utf8'));
    });
}

function violationsIn(file: string, text: string): Violation[] {
  const source = parseSource(file, text);
  const broken = source.parseErrors.map((sentence) => ({ at: 0, law: 'parses', sentence }));
  return [...broken, ...importBreaches(source), ...habitBreaches(source)]
    .sort((a, b) => a.at - b.at)
    .map(({ at, law, sentence }) => ({ file, line: lineAt(text, at), law, sentence }));
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return notOurs.test(entry.name) ? [] : sourceFiles(path);
    return entry.isFile() && isSource(entry.name) ? [path] : [];
  });
}

if (import.meta.main) {
  const violations = findViolations(resolve(process.argv[2] ?? join(import.meta.dirname, '../..')));
  for (const { file, line, law, sentence } of violations) {
    console.log(`${file}:${line} ${law}: ${sentence}`);
  }
  process.exitCode = violations.length > 0 ? 1 : 0;
}

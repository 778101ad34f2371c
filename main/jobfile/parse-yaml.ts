import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { shortened } from '../domain/job/mistake.ts';
import type { FieldPath } from './field-path.ts';

/** A mistake and where it stands. `field` is empty when the text cannot be divided into fields. */
export interface FileMistake {
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

export interface ParsedText {
  readonly value: unknown;
  readonly mistakes: readonly FileMistake[];
  /** The line of a field; of what holds it when the field is not there. */
  readonly lineOf: (path: FieldPath) => number;
}

/** Reads YAML, and so JSON, keeping the lines. */
export function parseYaml(source: string): ParsedText {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const lineOf = (path: FieldPath) => lineAt(offsetOf(document, path));
  const mistakes = [...document.errors, ...document.warnings].map((problem) => ({
    line: lineAt(problem.pos[0]),
    ...describe(problem, source),
  }));
  // A misread line shifts what follows on it: the first complaint of a line is the true one.
  const firsts = mistakes.filter(
    ({ line }, index) => mistakes.findIndex((other) => other.line === line) === index,
  );
  if (firsts.length > 0) return { value: undefined, mistakes: firsts, lineOf };
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), mistakes: [], lineOf };
  } catch {
    const message = 'uses an alias (*name) that is not defined or repeats too much; write it out';
    return { value: undefined, mistakes: [{ line: 1, field: '', message }], lineOf };
  }
}

function describe(problem: YAMLError, source: string): Omit<FileMistake, 'line'> {
  if (source[problem.pos[0]] === '*') {
    return { field: '', message: 'a value that begins with * needs quotes, as in "*/5 * * * *"' };
  }
  switch (problem.code) {
    case 'DUPLICATE_KEY': {
      const key = source.slice(problem.pos[0]).match(/^[^\s:,}\]]+/)?.[0] ?? '';
      return {
        field: shortened(key.replace(/^["']|["']$/g, '')),
        message: 'is written twice; keep one',
      };
    }
    case 'TAB_AS_INDENT':
      return { field: '', message: 'the line is indented with a tab; use spaces' };
    case 'MULTIPLE_DOCS':
      return {
        field: '',
        message: 'a second document begins with ---; put all jobs into one list',
      };
    default:
      return {
        field: '',
        message: `this is not valid YAML or JSON: ${problem.message.replace(/\.$/, '')}`,
      };
  }
}

function offsetOf(document: Document.Parsed, path: FieldPath): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (!pair) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = rangeStart(node) ?? offset;
    } else break;
  }
  return offset;
}

function rangeStart(node: unknown): number | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.range?.[0] : undefined;
}

import { parseSync } from 'vite';

/** A syntax node of ESTree, TypeScript's kinds included; its other fields depend on `type`. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** A node with where it hangs: `field` is its place in `parent`. */
export interface Place {
  readonly node: SyntaxNode;
  readonly parent: SyntaxNode | undefined;
  readonly field: string;
}

export interface Source {
  /** Path from the repository's root, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly places: readonly Place[];
  readonly comments: readonly { readonly value: string; readonly start: number }[];
  readonly parseErrors: readonly string[];
}

/** What a law finds in one file; `at` counts characters from its start. */
export interface Breach {
  readonly at: number;
  readonly law: string;
  readonly sentence: string;
}

export function parseSource(file: string, text: string): Source {
  const { program, comments, errors } = parseSync(file, text);
  return {
    file,
    text,
    places: isNode(program) ? [...walk(program)] : [],
    comments,
    parseErrors: errors.map((error) => error.message),
  };
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** The text of a literal, or of a template without anything filled in; else undefined. */
export function literalText(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  const isPlainTemplate = node.type === 'TemplateLiteral' && listOf(node.expressions).length === 0;
  return isPlainTemplate ? templateText(listOf(node.quasis)[0]) : undefined;
}

/** `now` of `Date.now` and of `Date['now']`, `fetch` of `fetch` and of `globalThis.fetch`. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier') return String(node.name);
  if (node.type !== 'MemberExpression') return undefined;
  return node.computed ? literalText(node.property) : nameOf(node.property);
}

export function listOf(value: unknown): readonly SyntaxNode[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

export function* walk(node: SyntaxNode, parent?: SyntaxNode, field = ''): Generator<Place> {
  yield { node, parent, field };
  for (const [name, value] of Object.entries(node)) {
    for (const child of isNode(value) ? [value] : listOf(value)) yield* walk(child, node, name);
  }
}

function templateText(element: SyntaxNode | undefined): string | undefined {
  const value = element?.value;
  const hasText = typeof value === 'object' && value !== null && 'cooked' in value;
  return hasText && typeof value.cooked === 'string' ? value.cooked : undefined;
}

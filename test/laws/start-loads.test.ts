import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { listOf, literalText, parseSource, type SyntaxNode } from './parse-source.ts';
import { root } from './plant-house.ts';

test('a start without a window loads what keeps the schedule, and nothing that reads, writes or sends', () => {
  const entries = ['index.ts', 'compose-app.ts', 'compose-recovery.ts'];
  const loaded = packagesOf(entries.map((file) => join(root, 'main', file)));
  expect([...loaded].sort()).toEqual([
    'async-mutex',
    'better-sqlite3',
    'croner',
    'electron',
    'temporal-polyfill',
  ]);
});

/** Packages that are loaded with these files, because something says `import` and not `import()`. */
function packagesOf(files: readonly string[]): ReadonlySet<string> {
  const seen = new Set(files);
  const packages = new Set<string>();
  for (const file of seen) {
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith('.')) seen.add(join(dirname(file), specifier));
      else if (!specifier.startsWith('node:')) packages.add(specifier);
    }
  }
  return packages;
}

function importsOf(file: string): readonly string[] {
  if (!file.endsWith('.ts')) return [];
  return parseSource(file, readFileSync(file, 'utf8')).places.flatMap(({ node }) =>
    isLoading(node) ? (literalText(node.source) ?? []) : [],
  );
}

/** A type is gone before anything is loaded, whether the whole line says so or each of its names. */
function isLoading(node: SyntaxNode): boolean {
  if (node.type === 'ImportDeclaration') {
    const names = listOf(node.specifiers);
    const isOfTypes = names.length > 0 && names.every(({ importKind }) => importKind === 'type');
    return node.importKind !== 'type' && !isOfTypes;
  }
  return /^Export(Named|All)Declaration$/.test(node.type) && node.exportKind !== 'type';
}

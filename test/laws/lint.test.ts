import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { plantHouse, root } from './plant-house.ts';

/** What the linter says under the real rules, as `file rule`. */
function lint(files: Readonly<Record<string, string>>): string[] {
  const rules = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  const config = JSON.stringify({ ...rules, vcs: { enabled: false } });
  const house = plantHouse({ 'biome.json': config, ...files });
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=github', '.'], {
    cwd: house,
    encoding: 'utf8',
  });
  const found = stdout.matchAll(/^::error title=lint\/\w+\/(\w+),file=([^,]+),/gm);
  return [...found].map(([, rule, file]) => `${relative(house, String(file))} ${rule}`).sort();
}

test('a cycle of imports is an error, also when it is made of types', () => {
  const found = lint({
    'main/store/a.ts': "import type { B } from './deep/b.ts';\nexport type A = B[];\n",
    'main/store/deep/b.ts': "import type { A } from '../a.ts';\nexport type B = A | 1;\n",
  });
  expect(found).toEqual(['main/store/a.ts noImportCycles', 'main/store/deep/b.ts noImportCycles']);
});

const planted = {
  noExplicitAny: 'export const a = (x: any) => x;',
  noDefaultExport: 'export default 1;',
  noUnusedImports: "import { x } from './x.ts';",
  noUnusedVariables: 'const a = 1;',
  noUnusedFunctionParameters: 'export const a = (x: number) => 1;',
  useImportType: "import { X } from './x.ts';\nexport type A = X;",
  useImportExtensions: "export { x } from './x';",
  noNonNullAssertion: 'export const a = (b?: string) => b!.length;',
  noEnum: 'export enum A { B }',
  noParameterProperties: 'export class A { constructor(readonly b: number) {} }',
  noTsIgnore: '// @ts-ignore\nexport const a = 1;',
  noGlobalEval: "export const a = eval('1');",
  noDangerouslySetInnerHtml:
    'export const A = () => <b dangerouslySetInnerHTML={{ __html: "x" }} />;',
  useHookAtTopLevel:
    "import { useId } from 'react';\nexport const useA = (x: boolean) => (x ? useId() : '');",
  useExhaustiveDependencies:
    "import { useEffect } from 'react';\nexport const useA = (x: string) => useEffect(() => { document.title = x; }, []);",
};

test('each rule that the configuration names is an error in a file that breaks it', () => {
  const kebab = (rule: string) => rule.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const files = Object.entries(planted).map(([rule, text]) => [
    `renderer/ui/${kebab(rule)}.tsx`,
    `${text}\n`,
  ]);
  const found = lint({
    ...Object.fromEntries(files),
    'renderer/ui/x.ts': 'export const x = 1;\nexport type X = 1;\n',
    'renderer/ui/notKebab.ts': 'export const x = 1;\n',
  });
  const expected = Object.keys(planted).map((rule) => `renderer/ui/${kebab(rule)}.tsx ${rule}`);
  expect(found).toEqual([...expected, 'renderer/ui/notKebab.ts useFilenamingConvention'].sort());
});

test('a tool config and a declaration may export a default', () => {
  expect(
    lint({
      'vite.config.ts': 'export default {};\n',
      'main/store/sql.d.ts':
        "declare module '*.sql?raw' {\n  const sql: string;\n  export default sql;\n}\n",
    }),
  ).toEqual([]);
});

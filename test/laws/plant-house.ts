import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const root = join(import.meta.dirname, '../..');

/** Where packages are found as in the real house; elsewhere there are none. */
export const besidePackages = join(root, '.cache');

/** A house of its own with these files, gone when the test ends. */
export function plantHouse(files: Readonly<Record<string, string>>, within = tmpdir()): string {
  mkdirSync(within, { recursive: true });
  const house = realpathSync(mkdtempSync(join(within, 'planted-')));
  onTestFinished(() => rmSync(house, { recursive: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  }
  return house;
}

/** The ways to write one import; a law that misses one of them is no law. */
export function waysToImport(specifier: string): Readonly<Record<string, string>> {
  return {
    'plain import': `import { x } from '${specifier}';\nexport const y = x;\n`,
    'type import': `import type { X } from '${specifier}';\nexport type Y = X;\n`,
    'inline type import': `export type Y = import('${specifier}').X;\n`,
    'dynamic import': `export const y = async () => (await import('${specifier}')).x;\n`,
    're-export': `export { x } from '${specifier}';\n`,
    're-export of all': `export * from '${specifier}';\n`,
  };
}

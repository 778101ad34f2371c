import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../desktop/runtime.ts';

test('no crash point is left in the build', () => {
  const files = globSync(join(root, 'out', 'main', '**', '*.js'));
  const left = files.filter((file) =>
    /almanacCrashPoint|after T\d/.test(readFileSync(file, 'utf8')),
  );
  expect([files.length > 0, left]).toEqual([true, []]);
});

import { expect, test } from 'vitest';
import { mutants } from '../mutation/mutants.ts';
import { copyTree, runTests, tryMutant } from '../mutation/run-mutant.ts';

test.each([
  ['without a window', false],
  ['in the running app', true],
])(
  'each planted bug is noticed %s by the tests that are there for it, which pass without it',
  async (_where, needsApp) => {
    const own = mutants.filter((mutant) => (mutant.needsApp ?? false) === needsApp);
    const tree = copyTree();
    const survivors: string[] = [];
    try {
      const files = [...new Set(own.flatMap(({ caughtBy }) => caughtBy))];
      const whole = await runTests(tree.folder, files, needsApp);
      expect(whole.failed, 'without a bug').toEqual([]);
      for (const mutant of own) {
        const { failed } = await tryMutant(tree.folder, mutant);
        if (!failed?.length) survivors.push(mutant.bug);
        const said = failed?.length ? `caught by ${failed.length}: ${failed[0]}` : 'SURVIVED';
        console.log(`${mutant.bug.padEnd(66)} ${said.slice(0, 110)}`);
      }
    } finally {
      tree.remove();
    }
    expect(survivors).toEqual([]);
  },
);

// make-once.mjs TARGET JOURNAL GATE: makes TARGET as set-up does; half way it waits for GATE to exist.
import { appendFileSync, existsSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeOnce } from '../../../../scripts/locked-cache.mjs';

const [target, journal, gate] = process.argv.slice(2);

await makeOnce(target, async (partial) => {
  writeFileSync(join(partial, 'first-half'), '');
  appendFileSync(journal, 'building\n');
  await opened(gate);
  writeFileSync(join(partial, 'second-half'), '');
});

function opened(file) {
  return new Promise((resolve) => {
    const watcher = watch(dirname(file), () => existsSync(file) && finish());
    const finish = () => {
      watcher.close();
      resolve();
    };
    if (existsSync(file)) finish();
  });
}

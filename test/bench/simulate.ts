// `node … test/bench/simulate.ts [days]`: a year of year.yaml through the built command. Exit 1 above 20 s.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const limitSeconds = 20;
const command = join(root, 'out', 'main', 'cli.js');
const year = ['--from', '2026-01-01T00:00Z', '--to', '2027-01-01T00:00Z', '--zone', 'UTC'];

const beganAtMs = performance.now();
const { status, stderr } = spawnSync(
  process.execPath,
  [command, 'simulate', join(import.meta.dirname, 'year.yaml'), ...year, '--json'],
  { encoding: 'utf8', maxBuffer: 2 ** 30 },
);
const seconds = (performance.now() - beganAtMs) / 1000;
const isKept = status === 0 && seconds < limitSeconds;
console.log(stderr.trim());
console.log(`a year simulated in ${seconds.toFixed(1)} s (limit ${limitSeconds} s)`);
process.exitCode = isKept ? 0 : 1;

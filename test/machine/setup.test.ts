import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../desktop/runtime.ts';
import { until } from '../desktop/until.ts';

let folder: string;
let target: string;
let journal: string;
let gate: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'almanac-setup-'));
  target = join(folder, 'runtime');
  journal = join(folder, 'journal');
  gate = join(folder, 'gate');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const probe = (name: string) => join(import.meta.dirname, 'probes', 'setup', name);
const makeTarget = () => spawn(process.execPath, [probe('make-once.mjs'), target, journal, gate]);
const openGate = () => writeFileSync(gate, '');
const timesBuilt = () =>
  existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length - 1 : 0;

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

test('a set-up killed half way leaves nothing that the next one takes for whole', async () => {
  const killed = makeTarget();
  await until('it is half way', () => timesBuilt() === 1);
  killed.kill('SIGKILL');
  await exitCode(killed);
  expect(existsSync(target)).toBe(false);

  openGate();
  expect(await exitCode(makeTarget())).toBe(0);
  expect(readdirSync(target)).toEqual(['first-half', 'second-half']);
  expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
});

test('two set-ups at once make the runtime once, and both go on with it', async () => {
  const both = [makeTarget(), makeTarget()];
  await until('one is building', () => timesBuilt() === 1);
  openGate();
  expect(await Promise.all(both.map(exitCode))).toEqual([0, 0]);
  expect(timesBuilt()).toBe(1);
});

test('a download with another checksum is refused in one sentence with the next step', () => {
  const file = join(folder, 'download');
  writeFileSync(file, 'what somebody else put there');
  const integrity = (text: string) =>
    `sha512-${createHash('sha512').update(text).digest('base64')}`;
  const check = (expected: string) =>
    spawnSync(process.execPath, [probe('check-integrity.mjs'), file, expected], {
      encoding: 'utf8',
    });

  expect(check(integrity('what somebody else put there')).status).toBe(0);
  const refusal = check(integrity('what we examined'));
  expect(refusal.status).toBe(1);
  expect(refusal.stderr).toMatch(
    /^The downloaded runtime is not the expected one .* run the command again/,
  );
});

test('set-up with nothing to do is silent and takes less than a second', () => {
  const startedAt = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/setup.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 });
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../../main/shell/log.ts';

let logs: string;

beforeEach(() => {
  logs = mkdtempSync(join(tmpdir(), 'almanac-logs-'));
});

afterEach(() => rmSync(logs, { recursive: true, force: true }));

test('G01: a failure is logged with its cause, and a key in either is hidden', async () => {
  const log = createLog({ logs, isConsole: false });
  const cause = new Error('401 for Bearer CANARY0123456789');
  log.error('the source failed', new Error('no answer', { cause }));
  log.info('next');
  await log.flush();
  const text = readFileSync(join(logs, 'almanac.log'), 'utf8');
  expect(text).toMatch(/the source failed: Error: no answer.*because Error: 401.*next/s);
  expect(text).not.toContain('CANARY');
});

test('J06: however much is logged, two files of two megabytes hold it', async () => {
  const log = createLog({ logs, isConsole: false });
  log.info('first');
  await log.flush();
  for (let n = 0; n < 120; n += 1) log.warn('x'.repeat(50_000));
  const size = (name: string) => statSync(join(logs, name)).size;
  expect(size('almanac.log')).toBeLessThan(2.2e6);
  expect(size('almanac.old.log')).toBeLessThan(2.2e6);
});

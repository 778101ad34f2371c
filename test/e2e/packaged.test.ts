import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { electronEnv, root } from '../desktop/runtime.ts';
import { until } from '../desktop/until.ts';
import { desktop, newPerson, salesJob, saveJob, secondsFromNow, slotsOf } from './cast.ts';

test('the hardened packaged app, driven by nobody, makes a due report and tells it', async () => {
  const person = newPerson();
  saveJob(person, salesJob(person, secondsFromNow(6)));
  const from = desktop.notifications().length;
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = spawn(
    join(root, 'dist', 'linux-unpacked', 'almanac'),
    ['--hidden', '--home', person.home, ...sandbox],
    { env: electronEnv(process.env), stdio: 'ignore' },
  );
  onTestFinished(() => void app.kill('SIGKILL'));
  const told = await until('the report is told', () => desktop.notifications().slice(from)[0], {
    timeoutMs: 60_000,
  });
  expect([told.summary, ...slotsOf(person)]).toEqual(['Sales briefing', 'succeeded (on time)']);
});

import { expect, onTestFinished, test } from 'vitest';
import { isDoNotDisturb } from '../../main/shell/do-not-disturb.ts';
import { ask } from '../desktop/processes.ts';

test('a notification server that is paused says so, and one that listens or is not there does not', async () => {
  const pause = (isPaused: boolean) =>
    ask(process.env, 'dunstctl', ['set-paused', String(isPaused)]);
  onTestFinished(() => void pause(false));
  expect(await isDoNotDisturb()).toBe(false);
  await pause(true);
  expect(await isDoNotDisturb()).toBe(true);
  await pause(false);
  expect(await isDoNotDisturb()).toBe(false);
  const nobody = { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };
  expect(await isDoNotDisturb(nobody)).toBe(false);
});

import { expect, test } from 'vitest';
import { machineClock, machineZone } from '../../../main/store/machine.ts';

test('a zone that the environment sets rules over that of the system', () => {
  expect([machineZone(), process.env.TZ]).toEqual(['Pacific/Chatham', 'Pacific/Chatham']);
});

test('the monotonic clock is the uptime of the machine, which runs on in sleep', () => {
  const before = machineClock.monotonicMs();
  expect(before).toBeGreaterThan(performance.now());
  expect(machineClock.monotonicMs()).toBeGreaterThanOrEqual(before);
});

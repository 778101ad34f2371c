import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { CheckView } from '../../preload/contract/health-calls.ts';
import { onMondayMorning, place, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

const checks: readonly CheckView[] = [
  { id: 'deadlines', state: 'bad', sentence: 'Late, missed or failed: Churn.' },
  { id: 'database', state: 'good', sentence: 'It opened without a fault.' },
  { id: 'keyring', state: 'look', sentence: 'This system has no keyring.' },
  { id: 'notifications', state: 'look', sentence: 'This desktop takes no notifications.' },
  { id: 'disk', state: 'look', sentence: '3.0 GB are free.' },
  { id: 'clock', state: 'good', sentence: 'It is right as far as can be told.' },
  { id: 'login', state: 'look', sentence: 'Almanac does not start when you log in.' },
];

const show = () =>
  showApp('/settings/health', {
    'health.read': () => checks,
    'health.check-database': () => null,
    'window.open-main': () => null,
    'general.start-at-login': () => null,
    'health.restart': () => null,
  });

test('each check says in words how it is, and what is not well is counted', async () => {
  show();
  const rows = await rowsOf('Checks');
  expect(rows[0]).toContain('Not wellDeadlinesLate, missed or failed: Churn.');
  expect(rows[1]).toContain('WellDatabase');
  expect(rows[4]).toContain('Have a lookDisk');
  screen.getByText('One thing is not well.');
});

test('each has what mends it, and what is well has nothing to mend', async () => {
  const { bridge, user } = show();
  const list = await screen.findByRole('list', { name: 'Checks' });
  await user.click(within(list).getByRole('button', { name: 'Show failures' }));
  await user.click(within(list).getByRole('button', { name: 'Start at login' }));
  await user.click(within(list).getByRole('button', { name: 'Read every page' }));
  await user.click(within(list).getByRole('button', { name: 'Start Almanac anew' }));
  expect(within(list).queryByRole('button', { name: 'The clock is right' })).toBeNull();
  expect(bridge.calls).toContainEqual(['window.open-main', { path: '/failures' }]);
  expect(bridge.calls).toContainEqual(['general.start-at-login', { on: true }]);
  expect(bridge.calls).toContainEqual(['health.check-database', null]);
  expect(bridge.calls).toContainEqual(['health.restart', null]);
  within(list).getByRole('button', { name: 'Set up mail' });
  await user.click(within(list).getByRole('button', { name: 'Show what takes room' }));
  expect(place()).toBe('/settings/data');
});

import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { failure } from './fake-bridge.ts';
import { onMondayMorning, showApp } from './show-app.tsx';

onMondayMorning();

const acts = (alert: HTMLElement) =>
  within(alert)
    .getAllByRole('button')
    .map(({ textContent }) => textContent);

test('a full disk is the whole window, and can be tried again', async () => {
  const problem = failure('The disk that holds /home/ana is full.', { code: 'disk-full' });
  const { bridge, user } = showApp('/reports', {
    'start.problem': () => problem,
    'start.act': () => null,
  });
  const alert = await screen.findByRole('alert');
  within(alert).getByRole('heading', { name: 'The disk is full' });
  within(alert).getByText(problem.message);
  expect([acts(alert), screen.queryByRole('navigation')]).toEqual([
    ['Try again', 'Show the folder', 'Quit Almanac'],
    null,
  ]);
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(bridge.calls).toContainEqual(['start.act', { act: 'try-again' }]);
});

test('data of a newer Almanac is left to that one: trying again is not offered', async () => {
  const problem = failure('Install the newer version.', { code: 'store-newer' });
  showApp('/', { 'start.problem': () => problem });
  const alert = await screen.findByRole('alert');
  within(alert).getByRole('heading', { name: 'This data belongs to a newer Almanac' });
  expect(acts(alert)).toEqual(['Show the folder', 'Quit Almanac']);
});

import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ConnectionsView, ConnectionView } from '../../preload/contract/connection-calls.ts';
import { newConnection } from '../../renderer/screens/connections/kinds.ts';
import { monday } from './cast.ts';
import { onMondayMorning, place, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

const shop: ConnectionView = {
  draft: { ...newConnection, id: 'shop', name: 'Shop', baseUrl: 'https://shop.example/api' },
  place: 'shop.example/api',
  secretWord: 'token',
  secretPlace: 'keyring',
  refusal: null,
  jobs: ['Daily sales', 'Churn'],
};
const view = (more: Partial<ConnectionsView> = {}) => ({
  'connections.read': () => ({ connections: [shop], keeps: 'keyring', ...more }) as const,
});

test('each connection says where it leads, how its secret is kept and how many jobs use it', async () => {
  showApp('/settings/connections', view());
  expect(await rowsOf('Connections')).toEqual([
    'Shopshop.example/apiSaved with your keyring2 jobs',
  ]);
});

test('a refused one says so in the list and above its form', async () => {
  const refusal = { atMs: monday, sentence: 'shop.example refused the token of Shop.' };
  const connections = [{ ...shop, refusal }];
  showApp('/settings/connections', view({ connections }));
  expect((await rowsOf('Connections'))[0]).toContain(refusal.sentence);
  expect((await rowsOf('Connections'))[0]).toContain('Waits for you');
});

test('one new token is saved and says how many jobs go on', async () => {
  const { bridge, user } = showApp('/settings/connections/shop', {
    ...view(),
    'connection.save': () => ({ id: 'shop', resumed: 2 }),
  });
  await user.click(await screen.findByRole('button', { name: 'Enter a new token' }));
  await user.type(screen.getByLabelText('New token'), 'secret-1');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(bridge.calls).toContainEqual([
    'connection.save',
    { draft: shop.draft, secret: 'secret-1' },
  ]);
  expect(await screen.findByText('Saved “Shop”. 2 jobs go on.')).toBeTruthy();
  expect(place()).toBe('/settings/connections');
});

test('a test says in a sentence what the server said', async () => {
  const { user } = showApp('/settings/connections/shop', {
    ...view(),
    'connection.test': () => ({ isWell: false, sentence: 'shop.example could not be reached.' }),
  });
  await user.click(await screen.findByRole('button', { name: 'Test' }));
  expect(await screen.findByText('shop.example could not be reached.')).toBeTruthy();
  expect(screen.getByLabelText('Does not work:')).toBeTruthy();
});

test('G04: without a keyring the form says that the secret is kept until Almanac quits', async () => {
  showApp('/settings/connections/new', view({ keeps: 'session' }));
  expect(await screen.findByText(/it is kept until Almanac quits/)).toBeTruthy();
});

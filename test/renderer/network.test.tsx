import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

const nothing = { hosts: [], proxies: [], certificates: [], keeps: 'keyring' } as const;

const hosts = [
  {
    address: 'https://shop.example',
    host: 'shop.example',
    usedBy: ['Sales'],
    proxy: 'p.example:3128',
  },
  { address: 'tcp://db:5432', host: 'db:5432', usedBy: ['Connection Warehouse'], proxy: null },
];

test('each server says who asks it and by which way, and a test says what came back', async () => {
  const { bridge, user } = showApp('/settings/network', {
    'network.read': () => ({ ...nothing, hosts }),
    'network.test': () => ({ isReached: false, sentence: 'Its name is not known here.' }),
  });
  expect(await rowsOf('Servers')).toEqual([
    expect.stringContaining('Sales · Through the proxy p.example:3128'),
    expect.stringContaining('Connection Warehouse · Directly'),
  ]);
  await user.click(screen.getByRole('button', { name: 'Test shop.example' }));
  await screen.findByText('Its name is not known here.');
  expect(bridge.calls).toContainEqual(['network.test', { address: 'https://shop.example' }]);
});

test('without any server the page says that nothing leaves', async () => {
  showApp('/settings/network', { 'network.read': () => nothing });
  await screen.findByText('Nothing leaves this laptop');
});

const proxy = {
  address: 'p.example:3128',
  user: '',
  passwordPlace: null,
  isRefused: false,
} as const;

test('a proxy on the way is told once who we are, and what was refused is said', async () => {
  const { bridge, user } = showApp('/settings/network', {
    'network.read': () => ({
      ...nothing,
      proxies: [proxy, { ...proxy, address: 'q.example:80', user: 'bob', isRefused: true }],
    }),
    'network.sign-in': () => null,
  });
  await screen.findByText(/It did not take the name bob/);
  await user.click(screen.getByRole('button', { name: 'Sign in to p.example:3128' }));
  await user.type(screen.getByLabelText('Name'), 'ana');
  await user.type(screen.getByLabelText('Password'), 'pw');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const given = { address: 'p.example:3128', user: 'ana', password: 'pw' };
  expect(bridge.calls).toContainEqual(['network.sign-in', given]);
});

test('a certificate of the company is added from a file, and removed', async () => {
  const root = { fingerprint: 'ab'.repeat(32), name: 'Example Root', validToMs: 4_102_444_800_000 };
  const { bridge, user } = showApp('/settings/network', {
    'network.read': () => ({ ...nothing, certificates: [root] }),
    'network.add-certificates': () => new Refusal(failure('This file holds no certificate.')),
    'network.remove-certificate': () => null,
  });
  await user.click(await screen.findByRole('button', { name: 'Add certificates…' }));
  await screen.findByText('This file holds no certificate.');
  await user.click(screen.getByRole('button', { name: 'Remove Example Root' }));
  const { fingerprint } = root;
  expect(bridge.calls).toContainEqual(['network.remove-certificate', { fingerprint }]);
});

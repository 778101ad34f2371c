import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { onMondayMorning, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

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
    'network.read': () => hosts,
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
  showApp('/settings/network', { 'network.read': () => [] });
  await screen.findByText('Nothing leaves this laptop');
});

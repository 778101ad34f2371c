import { expect, test } from 'vitest';
import { knownHosts } from '../../../../main/domain/source/known-hosts.ts';

test('each server is named once, with everything that is set to ask it', () => {
  const found = knownHosts({
    jobs: [],
    connections: [
      {
        kind: 'http',
        id: 'shop',
        name: 'Shop',
        baseUrl: 'https://Shop.example/v2/?day={from}',
        auth: { kind: 'none' },
      },
      {
        kind: 'postgres',
        id: 'db',
        name: 'Warehouse',
        host: '::1',
        port: 5432,
        database: 'd',
        user: 'u',
        encryption: 'verified',
      },
    ],
    models: [],
    mailAccounts: [],
    updates: 'https://updates.example',
  });
  expect(found).toEqual([
    { address: 'tcp://[::1]:5432', host: '[::1]:5432', usedBy: ['Connection Warehouse'] },
    { address: 'https://shop.example', host: 'shop.example', usedBy: ['Connection Shop'] },
    { address: 'https://updates.example', host: 'updates.example', usedBy: ['Updates of Almanac'] },
  ]);
});

import { expect, test } from 'vitest';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { servicesOf } from './fake-services.ts';

function network() {
  const { services } = servicesOf({});
  const shop = {
    kind: 'http',
    id: 'shop',
    name: 'Shop',
    baseUrl: 'https://shop.example/v1/',
    auth: { kind: 'bearer' },
  } as const;
  services.connections.save(shop, 0);
  return createHandlers(services);
}

test('each server is listed with the proxy on its way, and asked when the analyst asks', async () => {
  const handlers = network();
  expect(await handlers['network.read'](null)).toEqual([
    {
      address: 'https://shop.example',
      host: 'shop.example',
      usedBy: ['Connection Shop'],
      proxy: 'proxy.example:3128',
    },
  ]);
  expect(await handlers['network.test']({ address: 'https://shop.example' })).toEqual({
    isReached: true,
    sentence: 'https://shop.example answers.',
  });
});

test('a server that nothing here names is not asked', async () => {
  await expect(async () =>
    network()['network.test']({ address: 'https://evil.example' }),
  ).rejects.toThrow('Nothing here names this server');
});

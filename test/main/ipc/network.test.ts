import { expect, test } from 'vitest';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { Refused } from '../../../main/ipc/refused.ts';
import { servicesOf } from './fake-services.ts';

function network() {
  const { services: fakes } = servicesOf({});
  const texts = new Map<string, string>();
  const settings: typeof fakes.settings = {
    text: (name) => texts.get(name) ?? null,
    number: () => null,
    set: (name, value) => void texts.set(name, String(value)),
  };
  const services = { ...fakes, settings };
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
  const view = await handlers['network.read'](null);
  expect(view instanceof Refused ? [] : view.hosts).toEqual([
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

test('a proxy on the way is told who we are once, and can be left again', async () => {
  const handlers = network();
  const login = { address: 'proxy.example:3128', user: ' ana ', password: 'pw' };
  expect(await handlers['network.sign-in']({ ...login, password: null })).toBeInstanceOf(Refused);
  expect(await handlers['network.sign-in']({ ...login, user: ' ' })).toBeInstanceOf(Refused);
  await handlers['network.sign-in'](login);
  const known = { address: login.address, user: 'ana', isRefused: false };
  expect(await handlers['network.read'](null)).toMatchObject({ proxies: [known] });
  await handlers['network.sign-out']({ address: login.address });
  expect(await handlers['network.read'](null)).toMatchObject({
    proxies: [{ address: login.address, user: '', passwordPlace: null }],
  });
});

test('certificates are added once each, shown without their text, and removed', async () => {
  const handlers = network();
  await handlers['network.add-certificates'](null);
  expect(await handlers['network.add-certificates'](null)).toEqual({ count: 1 });
  const fingerprint = 'ab'.repeat(32);
  const certificates = [{ fingerprint, name: 'Example Root', validToMs: 7 }];
  const view = await handlers['network.read'](null);
  expect(view instanceof Refused ? [] : view.certificates).toEqual(certificates);
  await handlers['network.remove-certificate']({ fingerprint });
  expect(await handlers['network.read'](null)).toMatchObject({ certificates: [] });
});

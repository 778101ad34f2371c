import { expect, test } from 'vitest';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { servicesOf } from './fake-services.ts';

test('the secret of a connection is not in the diagnostics, though the log has it', async () => {
  const { services, did } = servicesOf({});
  const secret = 'CANARY-7f3a-connection';
  services.connections.save(
    {
      id: 'shop',
      name: 'Shop',
      kind: 'http',
      baseUrl: 'https://shop.example',
      auth: { kind: 'bearer' },
    },
    0,
  );
  services.secrets.save('connection/shop', secret);
  const logs = [{ name: 'almanac.log', text: `asked with ${secret} and failed` }];
  const home = { ...services.home, logs: async () => logs };
  const answer = await createHandlers({ ...services, home })['about.save-diagnostics'](null);
  expect(answer).toEqual({ path: '/reports/almanac-diagnostics-1970-01-01' });
  expect(did.join('\n')).toContain('asked with [hidden] and failed');
  expect(did.join('\n')).not.toContain('CANARY');
});

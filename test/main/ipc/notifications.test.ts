import { expect, test } from 'vitest';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { Refused } from '../../../main/ipc/refused.ts';
import type { MailAccountDraft } from '../../../preload/contract/notification-views.ts';
import { servicesOf } from './fake-services.ts';

const work: MailAccountDraft = {
  name: 'work',
  host: 'smtp.example.com',
  port: 587,
  security: 'starttls',
  user: 'ana',
  from: 'ana@example.com',
  fromName: 'Ana Alba',
  certificate: '',
  password: 'of an app',
};

function open() {
  const saved = new Map<string, string>();
  const { services, did } = servicesOf({});
  const settings = {
    text: (name: string) => saved.get(name) ?? null,
    number: () => null,
    set: (name: string, value: string | number) => void saved.set(name, String(value)),
  };
  return {
    handlers: createHandlers({ ...services, settings }),
    secrets: services.secrets,
    saved,
    did,
  };
}

test('a mail account is saved without its password, which goes to the secrets', async () => {
  const { handlers, secrets, saved } = open();
  await handlers['mail.save'](work);
  expect([...saved.values()].join()).not.toContain('of an app');
  expect(secrets.read('mail/work')).toBe('of an app');
  expect(await handlers['notifications.read'](null)).toMatchObject({
    accounts: [{ name: 'work', passwordPlace: 'keyring' }],
  });
});

test('an account is edited without its password, and takes it along when it goes', async () => {
  const { handlers, secrets } = open();
  await handlers['mail.save'](work);
  await handlers['mail.save']({ ...work, port: 2525, password: null });
  expect(secrets.read('mail/work')).toBe('of an app');
  await handlers['mail.remove']({ name: 'work' });
  expect([secrets.has('mail/work'), await handlers['notifications.read'](null)]).toMatchObject([
    false,
    { accounts: [] },
  ]);
});

test('what is wrong with an account is said on its field, and nothing of it is saved', async () => {
  const { handlers, saved, secrets } = open();
  const refused = await handlers['mail.save']({ ...work, from: 'ana', host: 'a b', port: 0 });
  expect(refused instanceof Refused && refused.failures.map(({ field }) => field)).toEqual([
    'host',
    'port',
    'from',
  ]);
  expect([saved.size, secrets.has('mail/work')]).toEqual([0, false]);
});

test('a test mail goes out from the account that is saved', async () => {
  const { handlers, did } = open();
  await handlers['mail.save'](work);
  await handlers['mail.test']({ name: 'work', to: 'boss@example.com' });
  expect(did).toContain('mailed boss@example.com from work');
  expect(await handlers['mail.test']({ name: 'work', to: 'a, b' })).toBeInstanceOf(Refused);
});

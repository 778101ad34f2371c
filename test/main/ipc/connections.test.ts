import { expect, test } from 'vitest';
import type { Job } from '../../../main/domain/job/job.ts';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { Refused } from '../../../main/ipc/refused.ts';
import { httpSource } from '../../cast/http-source.ts';
import { churn } from './cast.ts';
import { webConnection } from './fake-connections.ts';
import { servicesOf } from './fake-services.ts';

const ofShop = [httpSource('orders', { connection: 'shop' })];
const waiting: Job = {
  ...churn,
  sources: ofShop,
  paused: { sinceMs: 0, note: 'refused', automatic: true, connectionId: 'shop' },
};
const saved = { ...webConnection, id: 'shop' };

function door(jobs: readonly Job[] = [waiting]) {
  const { services, did } = servicesOf({ jobs });
  return { handlers: createHandlers(services), services, did };
}

test('a new connection gets an id from its name, its secret is kept, and no view holds it', async () => {
  const { handlers, services } = door([]);
  expect(await handlers['connection.save']({ draft: webConnection, secret: 'CANARY' })).toEqual({
    id: 'shop',
    resumed: 0,
  });
  expect(services.secrets.read('connection/shop')).toBe('CANARY');
  const view = await handlers['connections.read'](null);
  expect(view).toMatchObject({
    keeps: 'keyring',
    connections: [{ place: 'shop.example/api', secretWord: 'token', secretPlace: 'keyring' }],
  });
  expect(JSON.stringify(view)).not.toContain('CANARY');
});

test('a new secret lets the jobs go on; another name does not', async () => {
  const { handlers, did } = door();
  await handlers['connection.save']({ draft: saved, secret: 'old' });
  did.length = 0;
  await handlers['connection.save']({ draft: { ...saved, name: 'The shop' }, secret: null });
  expect(did).toEqual(['views changed']);
  did.length = 0;
  const answer = await handlers['connection.save']({ draft: saved, secret: 'new' });
  expect([answer, did]).toEqual([{ id: 'shop', resumed: 1 }, ['unpark shop', 'views changed']]);
});

test('a test with the saved secret that goes well lets the jobs go on, one with a typed one does not', async () => {
  const { handlers, did } = door();
  await handlers['connection.save']({ draft: saved, secret: 'old' });
  did.length = 0;
  const typed = await handlers['connection.test']({ draft: saved, secret: 'typed' });
  expect([typed, did]).toEqual([{ isWell: true, sentence: 'It answers.' }, []]);
  await handlers['connection.test']({ draft: saved, secret: null });
  expect(did).toEqual(['unpark shop']);
});

test('what is wrong is said on its field', async () => {
  const { handlers } = door([]);
  const draft = { ...webConnection, name: ' ', baseUrl: 'ftp://x', auth: 'header' } as const;
  const answer = await handlers['connection.save']({ draft, secret: null });
  if (!(answer instanceof Refused)) throw new Error('it was saved');
  expect(answer.failures.map(({ field }) => field)).toEqual(['name', 'baseUrl', 'header']);
});

test('a connection that jobs use stays, and they are named; else its secret goes with it', async () => {
  const { handlers, services } = door();
  await handlers['connection.save']({ draft: saved, secret: 'k' });
  const answer = await handlers['connection.remove']({ id: 'shop' });
  if (!(answer instanceof Refused)) throw new Error('it was removed');
  expect(answer.failures[0]?.message).toBe('Weekly churn uses it. Give it other data first.');
  const idle = door([]);
  await idle.handlers['connection.save']({ draft: saved, secret: 'k' });
  await idle.handlers['connection.remove']({ id: 'shop' });
  expect(idle.services.secrets.has('connection/shop')).toBe(false);
  expect(services.secrets.has('connection/shop')).toBe(true);
});

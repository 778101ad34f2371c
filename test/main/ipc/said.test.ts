import { expect, test } from 'vitest';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { servicesOf } from './fake-services.ts';

const read = (text: string) =>
  createHandlers(servicesOf({}).services)['job.read-sentence']({ text });

test('a sentence is read with the file that it names, found where people keep theirs', async () => {
  expect(await read('every weekday by 9 what moved in sales.csv and mail it to my boss')).toEqual({
    cron: '0 9 * * MON-FRI',
    scheduleText: 'Mondays at 07:00',
    window: 'day',
    timezone: null,
    recipe: 'briefing',
    policies: { readyBy: '09:00' },
    data: 'sales.csv',
    path: '/docs/sales.csv',
    isAddress: false,
    notUnderstood: ['mail it to my boss'],
  });
});

test('a file that a job reads already is found by its name, another one is said to be missing', async () => {
  expect(await read('daily Customers.csv')).toMatchObject({ path: '/data/customers.csv' });
  expect(await read('daily nowhere.csv')).toMatchObject({ data: 'nowhere.csv', path: null });
});

test('a web address is no file', async () => {
  const said = await read('daily at 9 from https://shop.example/a.csv');
  expect(said).toMatchObject({ isAddress: true, path: null, data: 'https://shop.example/a.csv' });
});

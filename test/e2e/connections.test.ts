import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { httpSource } from '../cast/http-source.ts';
import { until } from '../desktop/until.ts';
import {
  desktop,
  goTo,
  newPerson,
  type Person,
  quietJob,
  salesJob,
  saveJob,
  secondsFromNow,
  slotsOf,
  startApp,
  withStore,
} from './cast.ts';

/** A shop's server, which lets in whoever shows the token that it wants at the moment. */
async function startShop() {
  const shop = { token: 'first', asked: [] as string[] };
  const server = createServer((request, response) => {
    shop.asked.push(request.headers.authorization ?? 'nothing');
    if (request.headers.authorization !== `Bearer ${shop.token}`) response.writeHead(401).end();
    else if (request.url === '/moved') response.writeHead(302, { location: '/api/sales' }).end();
    else {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ sales: dailySales() }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(shop, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

function dailySales() {
  const today = Date.now() - (Date.now() % 86_400_000);
  return Array.from({ length: 40 }, (_, day) => ({
    day: new Date(today - day * 86_400_000).toISOString().slice(0, 10),
    region: day % 2 === 0 ? 'EMEA' : 'APAC',
    net: 100 + day,
  }));
}

const pausedNote = (person: Person, jobId: string) =>
  withStore(person, ({ jobs }) => jobs.get(jobId)?.paused?.note);

const five = ['first', 'second', 'third', 'fourth', 'fifth'];

test('a key is entered once for five jobs; refused, all wait with one notice, and one new key lets all go on', async () => {
  const person = newPerson();
  const shop = await startShop();
  const app = await startApp(person);
  const page = await app.firstWindow();
  await goTo(page, '/settings/connections/new');
  await page.getByLabel('Name').fill('Shop');
  await page.getByLabel('Address').fill(`${shop.url}/api`);
  await page.getByRole('textbox', { name: 'Token' }).fill('first');
  await page.getByRole('button', { name: 'Test' }).click();
  await page.getByText('answers (200)').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Kept until Almanac quits').waitFor();

  // The first report comes over Electron's network, in a worker, through a redirect.
  const sources = [httpSource('/moved', { connection: 'shop' })];
  saveJob(person, salesJob(person, secondsFromNow(4), { id: 'first', name: 'First', sources }));
  await until(
    'the first report is there',
    () => slotsOf(person, 'first').includes('succeeded (on time)'),
    {
      timeoutMs: 60_000,
    },
  );

  shop.token = 'second';
  const before = shop.asked.length;
  const shown = desktop.notifications().length;
  const due = secondsFromNow(5);
  for (const id of five.slice(1)) {
    saveJob(person, salesJob(person, due, { id, name: id, sources }));
  }
  saveJob(person, quietJob(person, { id: 'first', name: 'First', sources }));
  await until('all five wait', () => five.every((id) => pausedNote(person, id)), {
    timeoutMs: 60_000,
  });
  expect(pausedNote(person, 'first')).toMatch(/refused the token of Shop/);

  await goTo(page, '/settings/connections/shop');
  await page.getByText('5 jobs wait').waitFor();
  await page.getByRole('button', { name: 'Enter a new token' }).click();
  await page.getByLabel('New token').fill('second');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('5 jobs go on').waitFor();
  await until(
    'their reports are there',
    () => five.slice(1).every((id) => slotsOf(person, id).some((it) => it.startsWith('succeeded'))),
    { timeoutMs: 60_000 },
  );
  const refused = shop.asked.slice(before).filter((it) => it === 'Bearer first');
  // Two runs may have begun at once; none of them tried it twice.
  expect(refused.length).toBeLessThanOrEqual(2);
  const told = desktop.notifications().slice(shown);
  expect(told.filter(({ summary }) => summary === 'Shop needs you')).toHaveLength(1);
});

import { createServer as createPlainServer, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { defaultModelSettings, saveModelSettings } from '../../main/domain/model/model-settings.ts';
import { httpSource } from '../cast/http-source.ts';
import { profileAt } from '../cast/model-profile.ts';
import { startProxy } from '../support/authority/authenticating-proxy.ts';
import { authorityFile, pem } from '../support/authority/certificates.ts';
import { analyst } from '../support/model-server/analyst.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import {
  goTo,
  newPerson,
  quietJob,
  runNow,
  saveJob,
  slotsOf,
  startApp,
  withStore,
} from './cast.ts';

function rows(): string {
  const days = Array.from({ length: 40 }, (_, day) => ({
    day: new Date(Date.now() - day * 86_400_000).toISOString().slice(0, 10),
    net: 100 + day,
  }));
  return JSON.stringify(days);
}

/** A server of a company: its certificate is signed by an authority that no system knows. */
function startCompany(): Promise<number> {
  const identity = { key: pem('server.key'), cert: pem('server.pem') };
  return listening(
    createServer(identity, (_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(rows()),
    ),
  );
}

/** Answers each request with this, whatever host it was asked as. */
function startPlain(type: string, text: string): Promise<number> {
  return listening(
    createPlainServer((_, response) => response.writeHead(200, { 'content-type': type }).end(text)),
  );
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function signIn(page: Page, address: string, password: string): Promise<void> {
  await page.getByRole('button', { name: `Sign in to ${address}` }).click();
  await page.getByLabel('Name', { exact: true }).fill('ana');
  const again = page.getByRole('button', { name: 'Enter a new password' });
  if (await again.isVisible()) await again.click();
  await page.getByLabel(/password$/i).fill(password);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('As ana, the password').waitFor();
}

async function willChoose(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
}

test('behind a proxy that asks and an authority of the company: each is said, set once, and then data and model come', async () => {
  const port = await startCompany();
  const proxy = await startProxy('right');
  const model = await startModelServer({ turns: [analyst('wrong')] });
  onTestFinished(() => Promise.all([proxy.close(), model.close()]).then(() => undefined));
  const person = newPerson();
  const url = `https://localhost:${port}/sales`;
  saveJob(person, quietJob(person, { sources: [httpSource(url)] }));
  withStore(person, ({ settings }) =>
    saveModelSettings(settings, { ...defaultModelSettings, profiles: [profileAt(model.baseUrl)] }),
  );
  const args = [`--proxy-server=${proxy.address}`, '--proxy-bypass-list=<-loopback>'];
  const app = await startApp(person, { args });
  const page = await app.firstWindow();
  await goTo(page, '/settings/network');
  const ask = page.getByRole('button', { name: `Test localhost:${port}` });
  const said = page.getByRole('status');

  await ask.click();
  await said.getByText(`The proxy ${proxy.address} asks for a name and a password.`).waitFor();
  await signIn(page, proxy.address, 'wrong');
  await ask.click();
  await said.getByText('did not take the name and password').waitFor();
  await ask.click();
  await page.getByText('It did not take the name ana').waitFor();

  await signIn(page, proxy.address, 'right');
  await ask.click();
  await said.getByText('Its certificate is not trusted by this system.').waitFor();
  // One wrong answer, however often it is asked: more would lock ana out.
  expect(proxy.asked.filter((line) => line.startsWith('ana:wrong'))).toHaveLength(1);
  await willChoose(app, authorityFile);
  await page.getByRole('button', { name: 'Add certificates…' }).click();
  await page.getByText('Almanac test authority').waitFor();
  await ask.click();
  await said.getByText('It answers').waitFor();

  await goTo(page, '/settings/models');
  await page.getByRole('button', { name: 'Edit Work model' }).click();
  await page.getByRole('button', { name: 'Test connection' }).click();
  await page.getByText('The endpoint answers.').waitFor({ timeout: 60_000 });
  expect(proxy.asked.some((line) => line.startsWith(`ana:right POST ${model.baseUrl}`))).toBe(true);

  await goTo(page, '/');
  await runNow(person, page);
  expect(slotsOf(person)).toContain('succeeded (on time)');
});

test('the PAC file of the system decides the way of each host: one behind its proxy, one directly', async () => {
  const port = await startPlain('application/json', rows());
  const proxy = await startProxy('right');
  onTestFinished(() => proxy.close());
  const pac = await startPlain(
    'application/x-ns-proxy-autoconfig',
    `function FindProxyForURL(url, host) {
       return host === 'shop.example' ? 'PROXY ${proxy.address}' : 'DIRECT';
     }`,
  );
  const person = newPerson();
  const [shop, till] = [`shop.example:${port}`, `till.example:${port}`];
  for (const [id, host] of [
    ['sales', shop],
    ['tills', till],
  ] as const) {
    saveJob(person, quietJob(person, { id, sources: [httpSource(`http://${host}/sales`)] }));
  }
  // No desktop has settings here, so Chromium reads what the system's environment says.
  const env = { ...process.env, auto_proxy: `http://127.0.0.1:${pac}/proxy.pac` };
  // Only the name that is asked directly must be known here.
  const args = ['--host-resolver-rules=MAP till.example 127.0.0.1'];
  const app = await startApp(person, { args, env });
  const page = await app.firstWindow();
  await goTo(page, '/settings/network');
  const row = (host: string) => page.getByRole('listitem').filter({ hasText: host });
  await row(shop).getByText(`Through the proxy ${proxy.address}`).waitFor();
  await row(till).getByText('Directly').waitFor();
  await signIn(page, proxy.address, 'right');
  for (const host of [shop, till]) {
    await row(host)
      .getByRole('button', { name: `Test ${host}` })
      .click();
    await row(host).getByRole('status').getByText('It answers').waitFor();
  }
  await runNow(person, page, 'sales');
  await runNow(person, page, 'tills');
  expect([slotsOf(person, 'sales'), slotsOf(person, 'tills')]).toEqual([
    ['succeeded (on time)'],
    ['succeeded (on time)'],
  ]);
  const asked = proxy.asked.map((line) => line.replace(/\/sales$/, '/'));
  expect(new Set(asked)).toEqual(
    new Set([
      `HEAD http://${shop}/`,
      `ana:right HEAD http://${shop}/`,
      `ana:right GET http://${shop}/`,
    ]),
  );
});

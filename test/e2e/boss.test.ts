import { readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { certificate, password, startMailServer } from '../cast/mail/mail-server.ts';
import { until } from '../desktop/until.ts';
import { goTo, newPerson, openedBy, startWithReport } from './cast.ts';

const button = (window: Page, name: string) => window.getByRole('button', { name, exact: true });
const boss = 'boss@example.com';

/** Opens the dialog of a report and names its reader. */
async function sendTo(window: Page, runId: string, address: string) {
  await goTo(window, `/reports/${runId}`);
  await button(window, 'Send…').click();
  const dialog = window.getByRole('dialog', { name: 'Send this report' });
  await dialog.getByRole('combobox', { name: 'To' }).fill(address);
  await dialog.getByRole('combobox', { name: 'To' }).press('Enter');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('The numbers of this week.');
  return dialog;
}

test('send it to the boss: a mail account is added and tried, and the report arrives with its chart and PDF', async () => {
  const server = await startMailServer();
  onTestFinished(() => server.close());
  const { app, window, runId } = await startWithReport(newPerson());
  const settings = await openedBy(app, () => button(window, 'Settings').click());
  await settings.getByRole('link', { name: 'Notifications' }).click();
  await button(settings, 'Add an account').click();
  const form = settings.getByRole('dialog', { name: 'Add a mail account' });
  const fill = (name: string, text: string) =>
    form.getByRole('textbox', { name, exact: true }).fill(text);
  await fill('Your address', 'ana@example.com');
  await fill('Your name', 'Ana Alba');
  await fill('Server', 'localhost');
  await fill('Port', String(server.port));
  await form.getByLabel('Password', { exact: true }).fill(password);
  await fill('Certificate', certificate);
  await button(settings, 'Save').last().click();
  await button(settings, 'Send a test mail from work').click();
  await settings.getByRole('dialog').getByRole('button', { name: 'Send it' }).click();
  await settings.getByText('The server took it.').waitFor();

  const dialog = await sendTo(window, runId, boss);
  await dialog.getByRole('button', { name: 'Send now' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const taken = await until('the mail has arrived', () => server.taken[1], { timeoutMs: 60_000 });
  const mail = await simpleParser(taken.raw, { keepCidLinks: true });
  expect(taken.to).toEqual([boss]);
  expect(mail.subject).toMatch(/^Sales briefing: /);
  expect(mail.text).toMatch(/^The numbers of this week\./);
  const [chart, pdf] = mail.attachments;
  expect(mail.html).toContain(`src="cid:${chart?.cid}"`);
  expect([chart?.contentType, pdf?.content.subarray(0, 5).toString()]).toEqual([
    'image/png',
    '%PDF-',
  ]);
  await goTo(window, `/runs/${runId}`);
  await window.getByText(`E-mail to ${boss}: Sent`).waitFor();
});

test('send it to the boss without a mail server: the report opens as a draft with its PDF', async () => {
  const { app, window, runId } = await startWithReport(newPerson());
  // The mail program belongs to the system: here it notes what it was given.
  await app.evaluate(({ shell }) => {
    shell.openPath = async (path) => {
      Object.assign(globalThis, { openedDraft: path });
      return '';
    };
  });
  const dialog = await sendTo(window, runId, boss);
  await dialog.getByRole('button', { name: 'Open as a draft' }).click();
  await dialog.waitFor({ state: 'hidden', timeout: 60_000 });
  const path = await app.evaluate(() => String(Reflect.get(globalThis, 'openedDraft')));
  const mail = await simpleParser(readFileSync(path));
  expect([mail.headers.get('x-unsent'), [mail.to].flat()[0]?.text]).toEqual(['1', boss]);
  expect(mail.attachments.at(-1)?.content.subarray(0, 5).toString()).toBe('%PDF-');
  await goTo(window, `/runs/${runId}`);
  await window.getByText(`Draft to ${boss}: Sent`).waitFor();
});

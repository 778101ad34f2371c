import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { analyst } from '../support/model-server/analyst.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { violationsOf } from './axe.ts';
import { goTo, newPerson, openedBy, quietJob, runNow, saveJob, startApp } from './cast.ts';
import { filesHolding } from './secret-forms.ts';

const key = 'sk-canary-9f83e1d07ab24c';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('model on, its wrong number caught, also in an answer: the window says so, and the key is in no file of the home', async () => {
  const server = await startModelServer({ turns: [analyst('wrong')], key });
  onTestFinished(() => server.close());
  const person = newPerson();
  saveJob(person, quietJob(person));
  const app = await startApp(person);
  const main = await app.firstWindow();
  const settings = await openedBy(app, () => button(main, 'Settings').click());

  await settings.getByRole('link', { name: 'Models' }).click();
  await button(settings, 'Add a model').click();
  await settings.getByRole('textbox', { name: 'Name' }).fill('Work model');
  await settings.getByRole('combobox', { name: 'Provider' }).click();
  await settings.getByRole('option', { name: 'Another compatible server' }).click();
  await settings.getByRole('textbox', { name: 'Address' }).fill(server.baseUrl);
  await settings.getByRole('textbox', { name: 'Model' }).fill('scripted-1');
  await settings.getByLabel('Key', { exact: true }).fill(key);
  await button(settings, 'Test connection').click();
  await settings.getByText('It writes valid JSON.').waitFor({ timeout: 60_000 });
  const violations = await violationsOf(settings);
  await button(settings, 'Save').click();
  await button(settings, 'Edit Work model').waitFor();

  await goTo(settings, '/settings/jobs/sales');
  await settings.getByRole('combobox', { name: 'Written by' }).click();
  await settings.getByRole('option', { name: /Work model/ }).click();
  await button(settings, 'Save').click();
  await settings.getByRole('heading', { name: 'Jobs' }).waitFor();

  const runId = await runNow(person, main);
  await goTo(main, `/reports/${runId}`);
  await main.getByText(/Not verified: 1 statement of Work model/).waitFor({ timeout: 60_000 });
  const report = main.frameLocator('iframe');
  await report.getByText('statement could not be verified').waitFor();
  expect(await report.locator('mark').innerText()).toBe(
    'Returns went up by 48 % and cost 12,345 EUR.',
  );

  violations.push(...(await violationsOf(main)));
  await button(main, 'Ask').click();
  await main.getByRole('textbox', { name: 'Question' }).fill('How many rows are there?');
  await main.keyboard.press('Enter');
  const answers = main.getByRole('list', { name: 'Questions and answers' });
  await answers.getByText(/1 statement of Work model .* could not be verified/).waitFor();
  expect(await answers.locator('mark').innerText()).toBe(
    'Returns went up by 48 % and cost 12,345 EUR.',
  );
  violations.push(...(await violationsOf(main)));
  await answers.getByRole('button', { name: /^\d+$/ }).click();
  await main.getByRole('region', { name: 'Query' }).getByText('this_period').waitFor();
  await button(main, 'Close evidence').click();
  await answers.getByText('How many rows are there?').waitFor();

  await goTo(main, `/runs/${runId}`);
  await main.getByText(/10 questions, [\d,]+ tokens, \$0\.0/).waitFor();
  await main.getByText('Word for word').first().click();
  violations.push(...(await violationsOf(main)));
  expect(violations).toEqual([]);
  expect(server.requests.at(-1)?.authorization).toContain(key);
  expect(filesHolding(person.home, { key })).toEqual([]);
});

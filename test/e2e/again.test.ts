import { appendFileSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { goTo, newPerson, quietJob, runNow, saveJob, startApp, withStore } from './cast.ts';

test('last month is run again as it was and as the data is now: three versions beside each other, none sent', async () => {
  const person = newPerson();
  saveJob(person, quietJob(person, { window: { kind: 'month' } }));
  const window = await (await startApp(person)).firstWindow();
  const runId = await runNow(person, window);
  const button = (name: string) => window.getByRole('button', { name, exact: true });
  const versions = window.getByRole('region', { name: 'Versions' });

  /** Makes the report on screen again, and reads the new one. */
  async function again(data: 'As it was' | 'As the data is now'): Promise<void> {
    await button('More about this report').click();
    await window.getByRole('menuitem', { name: 'Run again…' }).click();
    await window.getByRole('radio', { name: data }).check();
    await button('Make it again').click();
    await button('Read the report').click({ timeout: 60_000 });
  }

  await goTo(window, `/reports/${runId}`);
  await again('As it was');
  await versions.getByText('2 against 1, as the data was: every number is the same.').waitFor();

  const today = new Date();
  const lastMonth = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 0));
  // An order of last month that came late.
  const order = readFileSync(person.sales, 'utf8')
    .split('\n')
    .find((line) => line.includes(lastMonth.toISOString().slice(0, 10)));
  appendFileSync(person.sales, `${order}\n`);
  await again('As the data is now');
  await versions.getByText(/^3 against 2, as the data is now: \d+ numbers? differs?\.$/).waitFor();
  await window.frameLocator('iframe').getByRole('heading').first().waitFor();

  await versions.getByRole('link', { name: 'Version 1' }).click();
  await window.frameLocator('iframe').getByRole('heading').first().waitFor();
  const sent = withStore(person, ({ history }) =>
    history
      .ofWindow(history.run(runId)?.key ?? '')
      .map((run) => [run.revision, run.again, history.deliveries(run.id).length]),
  );
  expect(sent).toEqual([
    [1, null, 1],
    [2, 'as-it-was', 0],
    [3, 'as-is-now', 0],
  ]);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { until } from '../desktop/until.ts';
import { goTo, newPerson, runNow, startWithReport, withStore } from './cast.ts';

/** A table of a shop's own program. */
function makeShop(folder: string): string {
  const path = join(folder, 'shop.db');
  const db = new Database(path);
  db.exec('CREATE TABLE orders (day TEXT, region TEXT, net REAL)');
  const add = db.prepare('INSERT INTO orders VALUES (?, ?, ?)');
  for (let n = 0; n < 40; n += 1) {
    const day = new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10);
    add.run(day, n % 2 === 0 ? 'EMEA' : 'APAC', 100 + n);
  }
  db.close();
  return path;
}

test('a file that lost a column is used as it is now, and a table of a .db file becomes a job', async () => {
  const person = newPerson();
  const { app, window } = await startWithReport(person);
  const lines = readFileSync(person.sales, 'utf8').trimEnd().split('\n');
  const withoutLast = lines.map((line) => line.slice(0, line.lastIndexOf(',')));
  writeFileSync(person.sales, `${withoutLast.join('\n')}\n`);
  const failed = await runNow(person, window, 'sales', true);
  const outcomeOf = (runId: string) =>
    withStore(person, ({ history }) => history.slotOf(runId)?.outcome);
  expect(outcomeOf(failed)).toBe('failed');
  await goTo(window, `/runs/${failed}`);
  await window.getByText('column "net amount" is gone').first().waitFor();
  await window.getByRole('button', { name: 'Use it as it is now' }).click();
  await until('a run of the file as it is now succeeds', () => {
    const runs = withStore(person, ({ history }) => history.slots({ limit: 5, order: 'newest' }));
    return runs[0]?.runId !== failed && runs[0]?.outcome === 'succeeded';
  });

  const path = makeShop(dirname(person.sales));
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
  await goTo(window, '/settings/jobs/new');
  await window.getByRole('button', { name: 'Choose file…' }).click();
  await window.getByText('40 rows').waitFor();
  await window.getByRole('button', { name: 'Save', exact: true }).click();
  await window.getByText('Saved “Shop”').waitFor();
  const shop = () => withStore(person, ({ jobs }) => jobs.get('shop')?.sources[0]);
  expect(shop()).toMatchObject({ kind: 'sqlite', path });
  expect(outcomeOf(await runNow(person, window, 'shop'))).toBe('succeeded');
});

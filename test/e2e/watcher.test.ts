import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killApp } from '../desktop/launch-app.ts';
import { electronEnv } from '../desktop/runtime.ts';
import { until } from '../desktop/until.ts';
import { desktop, newPerson, openedBy, quietJob, saveJob, startApp } from './cast.ts';

/** The command line that systemd would start, as its unit says it. */
function hourlyLook(): readonly string[] {
  const folder = join(process.env.XDG_CONFIG_HOME ?? '', 'systemd', 'user');
  const unit = readFileSync(join(folder, 'almanac-watch.service'), 'utf8');
  expect(
    readFileSync(join(folder, 'timers.target.wants', 'almanac-watch.timer'), 'utf8'),
  ).toContain('OnCalendar=hourly');
  const words = /^ExecStart=(.*)$/m.exec(unit)?.[1]?.matchAll(/"((?:\\.|[^"\\])*)"/g) ?? [];
  return [...words].map(([, word = '']) =>
    word.replace(/\\(.)/g, '$1').replaceAll('$$', '$').replaceAll('%%', '%'),
  );
}

async function look(): Promise<void> {
  const [program = '', ...args] = hourlyLook();
  const child = spawn(program, args, { env: electronEnv(process.env), stdio: 'ignore' });
  expect((await once(child, 'exit'))[0]).toBe(0);
}

const missed = () =>
  desktop.notifications().filter(({ summary }) => summary.startsWith('Almanac has not run since'));

test('switched on, the hourly look says that Almanac was killed with a report due, and nothing while it runs', async () => {
  const person = newPerson();
  saveJob(person, quietJob(person));
  const app = await startApp(person);
  const main = await app.firstWindow();
  const settings = await openedBy(app, () =>
    main.getByRole('button', { name: 'Settings', exact: true }).click(),
  );
  await settings.getByText('Notifications', { exact: true }).click();
  await settings.getByRole('switch', { name: /^Tell me when reports are due/ }).click();
  await until('the system has the look', () => hourlyLook().length > 0);
  await look();
  expect(missed()).toEqual([]);
  await killApp(app);
  saveJob(person, quietJob(person, { schedule: { cron: '* * * * * *', timezone: 'UTC' } }));
  const notice = await until('the look says what is due', async () => {
    await look();
    return missed()[0];
  });
  expect(notice.body).toBe('1 report is due: Sales briefing. Open Almanac, and it is made.');
});

import { renameSync } from 'node:fs';
import { expect, test } from 'vitest';
import { killApp } from '../desktop/launch-app.ts';
import { until } from '../desktop/until.ts';
import {
  desktop,
  makeLargeFile,
  newPerson,
  quietJob,
  salesJob,
  saveJob,
  secondsFromNow,
  slotsOf,
  startApp,
  withStore,
} from './cast.ts';

const seen = (summary: string, from: number) =>
  desktop
    .notifications()
    .slice(from)
    .find((notification) => notification.summary === summary);

test('a due job makes a report and a notification whose click opens it', async () => {
  const person = newPerson();
  saveJob(person, salesJob(person, secondsFromNow(5)));
  const from = desktop.notifications().length;
  const app = await startApp(person, { args: ['--hidden'] });
  const told = await until('the report is told', () => seen('Sales briefing', from));
  expect(slotsOf(person)).toEqual(['succeeded (on time)']);
  const opened = app.waitForEvent('window');
  await desktop.clickNotification();
  const window = await opened;
  await window.frameLocator('iframe').getByText(told.body.slice(0, 20)).first().waitFor();
});

test('a missing file fails with a sentence that names it, and the next slot runs', async () => {
  const person = newPerson();
  renameSync(person.sales, `${person.sales}.away`);
  const due = secondsFromNow(4);
  saveJob(person, salesJob(person, due));
  const from = desktop.notifications().length;
  await startApp(person, { args: ['--hidden'] });
  const told = await until('the failure is told', () => seen('Sales briefing failed', from));
  expect(told.body).toContain('sales.csv');
  renameSync(`${person.sales}.away`, person.sales);
  const next = secondsFromNow(4);
  const both = `${due.getUTCSeconds()},${next.getUTCSeconds()} * * * * *`;
  saveJob(
    person,
    salesJob(person, due, { schedule: { cron: both, timezone: 'UTC' }, window: { kind: 'slot' } }),
  );
  await until('the next slot is done', () => slotsOf(person).includes('succeeded (on time)'), {
    timeoutMs: 60_000,
  });
  expect(slotsOf(person)[0]).toBe('failed (error)');
});

test('a SIGKILL in the middle of a run leaves exactly one report after the next start', async () => {
  const person = newPerson();
  await makeLargeFile(person.sales, 1);
  saveJob(person, salesJob(person, secondsFromNow(5)));
  const first = await startApp(person, { args: ['--hidden'] });
  await until('the run is under way', () => slotsOf(person)[0] === 'running', { everyMs: 20 });
  await killApp(first);
  expect(slotsOf(person)).toEqual(['running']);
  await startApp(person, { args: ['--hidden'] });
  await until('the run is done', () => slotsOf(person)[0]?.startsWith('succeeded'), {
    timeoutMs: 60_000,
  });
  const [slots, reports, attempts] = withStore(person, (store) => {
    const all = store.history.slots({ jobId: 'sales', limit: 10, order: 'oldest' });
    const runId = all[0]?.runId ?? '';
    return [all.length, store.reports.list({ limit: 10 }).length, store.history.attempts(runId)];
  });
  expect([slots, reports, attempts.map(({ outcome }) => outcome)]).toEqual([
    1,
    1,
    ['abandoned', 'succeeded'],
  ]);
});

test('a worker in a long native query dies at its deadline and the app stays responsive', async () => {
  const person = newPerson();
  await makeLargeFile(person.sales, 1.5);
  saveJob(person, salesJob(person, secondsFromNow(5), { timeoutMs: 1000 }));
  const app = await startApp(person, { args: ['--hidden'] });
  const slowest = { ms: 0 };
  await until('the run has ended', async () => {
    const before = performance.now();
    await app.evaluate(({ app: electron }) => electron.getName());
    slowest.ms = Math.max(slowest.ms, performance.now() - before);
    return slotsOf(person)[0] === 'failed (time limit)';
  });
  expect(slowest.ms).toBeLessThan(1000);
  await until('the worker is gone', () =>
    app.evaluate(({ app: electron }) =>
      electron.getAppMetrics().every(({ name }) => name !== 'Almanac worker'),
    ),
  );
});

test('a quit during a run ends within five seconds, and the next start finishes the report', async () => {
  const person = newPerson();
  await makeLargeFile(person.sales, 2);
  saveJob(person, salesJob(person, secondsFromNow(5)));
  const app = await startApp(person, { args: ['--hidden'] });
  await until('the run is under way', () => slotsOf(person)[0] === 'running', { everyMs: 20 });
  const before = performance.now();
  const closed = app.waitForEvent('close');
  app.process().kill('SIGTERM');
  await closed;
  expect(performance.now() - before).toBeLessThan(6000);
  await startApp(person, { args: ['--hidden'] });
  await until('the report is there', () => slotsOf(person)[0]?.startsWith('succeeded'), {
    timeoutMs: 90_000,
  });
  expect(withStore(person, (store) => store.reports.list({ limit: 10 }).length)).toBe(1);
});

test('after two days off, one report makes up for what was missed, and the window says so', async () => {
  const person = newPerson();
  const hourMs = 3_600_000;
  withStore(person, (store) => {
    const due = new Date(Date.now() - 13 * hourMs);
    store.jobs.save(salesJob(person, due), Date.now() - 62 * hourMs);
    store.settings.set('alive_ms', Date.now() - 61.5 * hourMs);
  });
  const app = await startApp(person);
  const window = await app.firstWindow();
  const outcomes = () => slotsOf(person).map((slot) => slot.replace(/by .*\)/, 'by the next)'));
  await until('the report is there', () => outcomes().includes('succeeded (catch-up)'));
  expect(outcomes()).toEqual([
    'superseded (by the next)',
    'superseded (by the next)',
    'succeeded (catch-up)',
  ]);
  await window.getByText('While you were away').first().waitFor();
});

test('H07: a report that nobody read is announced again after a restart, and a click opens that report', async () => {
  const person = newPerson();
  saveJob(person, salesJob(person, secondsFromNow(5)));
  const first = await startApp(person, { args: ['--hidden'] });
  await until('the report is there', () => slotsOf(person)[0] === 'succeeded (on time)');
  await until('it was told', () => desktop.countShownNotifications());
  await first.close();
  expect(await desktop.countShownNotifications()).toBe(0);
  const second = await startApp(person, { args: ['--hidden'] });
  await until('it is told again', async () => (await desktop.countShownNotifications()) === 1);
  const opened = second.waitForEvent('window');
  await desktop.clickNotification();
  const page = await opened;
  await page.frameLocator('iframe').getByText('Sales briefing').first().waitFor();
  const [report] = withStore(person, ({ reports }) => reports.list({ limit: 2 }));
  expect(page.url()).toMatch(new RegExp(`/reports/${report?.runId}$`));
});

test('C10: a page that crashes during a run is loaded again, and the run is not touched', async () => {
  const person = newPerson();
  await makeLargeFile(person.sales, 1);
  saveJob(person, quietJob(person));
  const app = await startApp(person);
  const page = await app.firstWindow();
  await page.getByRole('heading', { name: 'Upcoming' }).waitFor();
  await page.evaluate(() => window.almanac.call('job.run-now', { jobId: 'sales', again: false }));
  await until('the run is under way', () => slotsOf(person)[0] === 'running', { everyMs: 20 });
  const crashed = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const before = contents?.getOSProcessId();
    // After the answer, which a crash under it would hold back.
    setImmediate(() => contents?.forcefullyCrashRenderer());
    return before;
  });
  // Playwright has given the page up, and a crashed page answers no script: main is asked.
  await until('the page is back', () =>
    app.evaluate(({ BrowserWindow }, before) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed() || contents.isLoading()) return false;
      return ![0, before].includes(contents.getOSProcessId());
    }, crashed),
  );
  await until('the run is done', () => slotsOf(person)[0] === 'succeeded (on time)', {
    timeoutMs: 60_000,
  });
});

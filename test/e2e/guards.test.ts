import { expect, test } from 'vitest';
import { newPerson, startApp } from './cast.ts';
import { openStranger } from './stranger.ts';

test.each([
  ['the default session, first used by it', undefined],
  ['a session of its own', 'later'],
])('a window made later, in %s, is guarded before it loads', async (_which, partition) => {
  const app = await startApp(newPerson(), { args: ['--hidden'] });
  const stranger = await openStranger();
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }, name) => {
    const webPreferences = name === undefined ? {} : { partition: name };
    const later = new BrowserWindow({ show: false, webPreferences });
    void later.loadURL('data:text/html,<title>later</title>');
  }, partition);
  const page = await opened;
  await page.waitForURL(/^data:/);
  const reached = await page.evaluate(
    (url) =>
      fetch(url, { mode: 'no-cors' }).then(
        () => true,
        () => false,
      ),
    stranger.url,
  );
  const another = await page.evaluate((url) => window.open(url) !== null, stranger.url);
  expect([reached, another, stranger.asked]).toEqual([false, false, []]);
});

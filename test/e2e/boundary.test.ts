import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { until } from '../desktop/until.ts';
import { cancelQuestions, goTo, newPerson, openApp, startWithReport } from './cast.ts';
import { openStranger } from './stranger.ts';

/** What the page's own policy stops while `act` runs, as the page is told: directive by directive. */
function violations(page: Page, act: string): Promise<string[]> {
  return page.evaluate(
    (code) =>
      new Promise<string[]>((resolve) => {
        const stopped: string[] = [];
        document.addEventListener('securitypolicyviolation', (event) => {
          stopped.push(event.effectiveDirective);
          resolve(stopped);
        });
        try {
          // biome-ignore lint/security/noGlobalEval: the test plays the attacker that got so far
          globalThis.eval(code);
        } catch {
          // A constructor throws what the policy stops, and the event comes all the same.
        }
      }),
    act,
  );
}

test('the policy of a window is a response header without a gap', async () => {
  const { page } = await openApp();
  const policy = await page.evaluate(async () =>
    (await fetch('app://almanac/index.html')).headers.get('content-security-policy'),
  );
  expect(policy?.split('; ').toSorted()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "font-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'frame-src report:',
    "img-src 'self' data:",
    "object-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'none'",
  ]);
});

const waysOut: Readonly<Record<string, string>> = {
  location: "location.href = '<url>'",
  replace: "location.replace('<url>')",
  open: "window.open('<url>')",
  link: "Object.assign(document.createElement('a'), { href: '<url>' }).click()",
  blank: "Object.assign(document.createElement('a'), { href: '<url>', target: '_blank' }).click()",
  refresh:
    "document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0;url=<url>' }))",
};

test('no way out of a window leads anywhere: the analyst is asked, the window stays', async () => {
  const { app, page } = await openApp();
  const stranger = await openStranger();
  const questions = await cancelQuestions(app);
  const before = page.url();
  for (const [way, code] of Object.entries(waysOut)) {
    const url = `${stranger.url}${way}`;
    await page.evaluate(code.replace('<url>', url));
    await until(`${way} is asked about`, async () => (await questions()).includes(url));
  }
  expect([page.url(), app.windows().length, stranger.asked]).toEqual([before, 1, []]);
});

const planted: Readonly<Record<string, string>> = {
  'script-src-elem':
    "document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))",
  'script-src': "setTimeout('1')",
  'script-src-attr': "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert()>')",
  'connect-src': "fetch('<url>').catch(() => {})",
  'img-src': "new Image().src = '<url>'",
  'frame-src':
    "document.body.append(Object.assign(document.createElement('iframe'), { src: '<url>' }))",
  'form-action':
    "document.body.insertAdjacentHTML('beforeend', '<form action=\"<url>\" method=post>'); document.forms[0].submit()",
  'object-src':
    "document.body.append(Object.assign(document.createElement('object'), { data: '<url>' }))",
  'base-uri':
    "document.head.append(Object.assign(document.createElement('base'), { href: '<url>' }))",
  'worker-src': "new Worker('app://almanac/worker.js')",
};

test('what an attacker plants in a window is stopped by its policy, and nobody is reached', async () => {
  const { app, page } = await openApp();
  const stranger = await openStranger();
  for (const [directive, code] of Object.entries(planted)) {
    expect(await violations(page, code.replace('<url>', stranger.url))).toContain(directive);
  }
  expect([app.windows().length, stranger.asked]).toEqual([1, []]);
});

test('a window gets no permission, neither camera nor clipboard nor place', async () => {
  const { page } = await openApp(['--use-fake-device-for-media-stream']);
  const answers = await page.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    place: await new Promise((told) =>
      navigator.geolocation.getCurrentPosition(
        () => told('given'),
        ({ code }) => told(code === 1 ? 'denied' : code),
      ),
    ),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).catch(({ name }) => name),
    screen: await navigator.mediaDevices.getDisplayMedia().catch(({ name }) => name),
    clipboard: await navigator.clipboard.readText().catch(({ name }) => name),
    midi: await navigator.requestMIDIAccess({ sysex: true }).catch(({ name }) => name),
  }));
  expect(answers).toEqual({
    notification: 'denied',
    place: 'denied',
    camera: 'NotAllowedError',
    screen: 'NotAllowedError',
    clipboard: 'NotAllowedError',
    midi: 'NotAllowedError',
  });
});

const notOurs = [
  'file:///etc/passwd',
  'app://almanac/../../package.json',
  'app://almanac/%2e%2e/%2e%2e/package.json',
  'app://almanac/%2e%2e%2f%2e%2e%2fpackage.json',
  'app://almanac/..%5c..%5cpackage.json',
  'app://almanac//etc/passwd',
  'app://elsewhere/index.html',
  'report://some-run/',
];

test('a window reads no file but those of its own build', async () => {
  const { page } = await openApp();
  const read = await page.evaluate(
    (urls) =>
      Promise.all(
        urls.map((url) =>
          fetch(url)
            .then(({ ok }) => ok && url)
            .catch(() => false),
        ),
      ),
    notOurs,
  );
  expect(read).toEqual(notOurs.map(() => false));
});

test('a report runs no script, has no bridge, and its own policy is sandboxed', async () => {
  const { app, window, runId } = await startWithReport(newPerson());
  await goTo(window, `/reports/${runId}`);
  await window.frameLocator('iframe').getByRole('heading').first().waitFor();
  const frame = window.frames().find((each) => each.url() === `report://${runId}/`);
  const inside = await frame?.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = "document.title = 'it ran'";
    document.body.append(script);
    return [document.title === 'it ran', 'almanac' in globalThis, globalThis.origin];
  });
  const policy = await app.evaluate(
    async ({ net }, url) => (await net.fetch(url)).headers.get('content-security-policy'),
    `report://${runId}/`,
  );
  expect(inside).toEqual([false, false, 'null']);
  expect(policy?.split('; ')).toEqual(expect.arrayContaining(["default-src 'none'", 'sandbox']));
});

/** A link that got into a report although no report is written with it. */
async function plantLink(page: Page, href: string, target: string): Promise<void> {
  const report = page.frameLocator('iframe');
  const textContent = `${target}: ${href}`;
  await report
    .locator('body')
    .evaluate(
      (element, link) => element.prepend(Object.assign(document.createElement('a'), link)),
      { href, target, textContent },
    );
  await report.getByText(textContent, { exact: true }).click();
}

test('a report cannot leave its frame: a link of its own is asked about, another leads nowhere', async () => {
  const { app, window, runId } = await startWithReport(newPerson());
  const stranger = await openStranger();
  const questions = await cancelQuestions(app);
  await goTo(window, `/reports/${runId}`);
  await plantLink(window, `open/${encodeURIComponent(stranger.url)}`, '_self');
  await until('it is asked about', async () => (await questions()).includes(stranger.url));
  for (const target of ['_blank', '_top', '_self']) await plantLink(window, stranger.url, target);
  await window.getByRole('button', { name: 'More about this report' }).click();
  await window.getByRole('menuitem', { name: 'How it was made' }).click();
  await window.getByRole('heading', { name: 'Sales briefing' }).waitFor();
  expect([app.windows().length, stranger.asked]).toEqual([1, []]);
});

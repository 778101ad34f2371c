import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../desktop/until.ts';
import { cancelQuestions, goTo } from './cast.ts';
import { openStranger } from './stranger.ts';
import { openToured } from './toured.ts';

// Electron's own security checklist, row by row: the ways out of its windows.
let app: ElectronApplication;
let page: Page;
let settings: Page;

beforeAll(async () => {
  ({ app, page, settings } = await openToured());
});

afterAll(async () => {
  await app.close();
});

test('F13 S13: a file and an address that are dropped on a window open nothing there', async () => {
  const stranger = await openStranger();
  const client = await app.context().newCDPSession(page);
  const before = page.url();
  const item = (mimeType: string, data: string) => ({ mimeType, data });
  const data = {
    items: [item('text/uri-list', stranger.url), item('text/html', `<img src="${stranger.url}">`)],
    files: ['/etc/hostname'],
    dragOperationsMask: 1,
  };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await page.getByRole('heading').first().waitFor();
  expect([page.url(), stranger.asked]).toEqual([before, []]);
});

const schemes = [
  ...['http://a.example/x', 'https://a.example/x', 'mailto:a@a.example'],
  ...['file:///etc/passwd', 'smb://host/x', 'ms-msdt:/id', 'calculator://', 'search-ms:query=x'],
  ...['vbscript:x', 'data:text/html,x', 'javascript:1', 'ftp://host/x', 'ssh://host', 'tel:1'],
  ...['ws://host/', 'app://almanac/x', 'report://none/x', 'almanac://report/m0abcdef', 'about:x'],
  'https://good.example@evil.example/x',
];

test('S15: of 20 kinds of address the system gets three, as the parser reads them, and only after a yes', async () => {
  await app.evaluate(({ dialog, shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
    shell.openExternal = async (url) => {
      opened.push(url);
    };
  });
  const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  for (const scheme of schemes) {
    await page.evaluate((url) => window.open(url), scheme);
  }
  const last = 'https://last.example/';
  await until('the last one is through', async () => {
    await page.evaluate((url) => window.open(url), last);
    return (await opened()).includes(last);
  });
  const got = new Set(await opened());
  expect([...got].filter((url) => url !== last)).toEqual([
    'http://a.example/x',
    'https://a.example/x',
    'mailto:a@a.example',
    'https://evil.example/x',
  ]);
});

const clicks = {
  plain: [{}, []],
  middle: [{ button: 'middle' }, []],
  control: [{}, ['Control']],
  shift: [{}, ['Shift']],
} as const;

test('S14 F04: every kind of click on a link that leads out ends in the same question', async () => {
  await goTo(page, '/history');
  await page.locator('iframe').waitFor({ state: 'detached' });
  const questions = await cancelQuestions(app);
  const stranger = await openStranger();
  for (const [name, [how, keys]] of Object.entries(clicks)) {
    const href = `${stranger.url}${name}`;
    await page.evaluate((url) => {
      document.querySelector('#planted')?.remove();
      const link = Object.assign(document.createElement('a'), { href: url, id: 'planted' });
      link.style.cssText = 'position:fixed;inset:0;z-index:9999';
      document.body.append(link);
      // The process that sends clicks to pages learns of it with the next frame.
      return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }, href);
    // By place and not by name: Playwright waits for ever for a navigation that main has refused.
    for (const key of keys) await page.keyboard.down(key);
    await page.mouse.click(300, 300, how);
    for (const key of keys) await page.keyboard.up(key);
    await until(`${name} is asked about`, async () => (await questions()).includes(href));
  }
  expect([app.windows().length, stranger.asked]).toEqual([2, []]);
});

const otherPlaces = [
  'file:///etc/passwd',
  'data:text/html,<h1>elsewhere',
  'app://elsewhere/index.html',
  'app://almanac/other.html',
  'report://none/',
  'javascript:document.title="ran"',
  'devtools://devtools/bundled/inspector.html',
  'chrome://gpu',
  'view-source:app://almanac/index.html',
];

/** Runs code as the page would; unlike Playwright's own way it does not wait for refused navigations. */
function inWindow(window: Page, code: string): Promise<unknown> {
  const at = window === page ? 0 : 1;
  return app.evaluate(
    ({ BrowserWindow }, [text, index]) =>
      BrowserWindow.getAllWindows()
        .toSorted((a, b) => a.id - b.id)
        [index]?.webContents.executeJavaScript(text),
    [code, at] as const,
  );
}

test('S13: a window goes to no other place by itself, and comes back from an empty one', async () => {
  const seen = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL().split('#')[0]),
    );
  const before = await seen();
  for (const place of otherPlaces) {
    await inWindow(
      settings,
      `Object.assign(document.createElement('a'), { href: '${place}' }).click();
       try { window.location.assign('${place}') } catch {}`,
    );
  }
  await until('both windows are at home', async () => {
    const titles = await Promise.all(
      [page, settings].map((each) => inWindow(each, 'document.title')),
    );
    return JSON.stringify(await seen()) === JSON.stringify(before) && !titles.includes('ran');
  });
  await app.evaluate(({ BrowserWindow }) => {
    const landed: string[] = [];
    Object.assign(globalThis, { landed });
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.on('did-navigate', (_event, url) => landed.push(url));
    }
  });
  await inWindow(settings, "window.location.assign('about:blank')").catch(() => undefined);
  const landed = () => app.evaluate(() => (globalThis as unknown as { landed: string[] }).landed);
  await until('it went and is back', async () => (await landed()).length > 1);
  expect(await landed()).toEqual(['about:blank', 'app://almanac/index.html#/settings/jobs']);
});

test('S24: when the windows are closed no page is left, seen or hidden', async () => {
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  await until('no page is left', () =>
    app.evaluate(({ webContents }) => webContents.getAllWebContents().length === 0),
  );
});

import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchApp } from '../desktop/launch-app.ts';
import { until } from '../desktop/until.ts';
import { cancelQuestions, goTo, newPerson, openedBy, quietJob, runNow, saveJob } from './cast.ts';
import { openStranger } from './stranger.ts';

// Electron's own security checklist, row by row, on one app with a report and both windows open.
let app: ElectronApplication;
let page: Page;
let settings: Page;
let runId: string;
const requested: string[] = [];

beforeAll(async () => {
  const person = newPerson();
  saveJob(person, quietJob(person));
  app = await launchApp({ home: person.home });
  app.context().on('request', (request) => requested.push(request.url()));
  page = await app.firstWindow();
  runId = await runNow(person, page);
  settings = await openedBy(app, async () => {
    await page.evaluate(() => window.almanac.call('window.open-settings', { page: 'jobs' }));
  });
  await settings.getByRole('heading', { name: 'Jobs' }).waitFor();
  await goTo(page, `/reports/${runId}`);
  await page.frameLocator('iframe').getByRole('heading').first().waitFor();
});

afterAll(async () => {
  await app.close();
});

const places = ['/', '/failures', '/reports', '/history'];
const settingsPlaces = ['jobs', 'connections', 'models', 'notifications', 'general', 'about'];

test('S01 S18: on a tour of both windows nothing is asked for but the app, its report and pictures in place', async () => {
  for (const place of [...places, '/runs/<run>', '/reports/<run>']) {
    await goTo(page, place.replace('<run>', runId));
    await page.getByRole('heading').first().waitFor();
  }
  for (const place of settingsPlaces) {
    await goTo(settings, `/settings/${place}`);
    await settings.getByRole('heading').first().waitFor();
  }
  await page.frameLocator('iframe').getByRole('heading').first().waitFor();
  const schemes = new Set(requested.map((url) => new URL(url).protocol));
  expect([...schemes].filter((scheme) => !['app:', 'report:', 'data:'].includes(scheme))).toEqual(
    [],
  );
  expect(schemes).toContain('report:');
});

test('S02 S03 S04 S06 S08 S09 S10 S11: no page has more than the safest preferences', async () => {
  const all = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Not in Electron's types, though its own security guide checks by it.
      const { getLastWebPreferences } = contents as unknown as Preferences;
      return getLastWebPreferences.call(contents);
    }),
  );
  const safe = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
  };
  const chosen = Object.keys(safe) as (keyof Electron.WebPreferences)[];
  const given = all.map((each) =>
    Object.fromEntries(chosen.map((name) => [name, each[name] ?? false])),
  );
  expect(given).toEqual([safe, safe]);
  expect(all.map(({ enableBlinkFeatures }) => enableBlinkFeatures ?? '')).toEqual(['', '']);
});

interface Preferences {
  getLastWebPreferences(this: unknown): Electron.WebPreferences;
}

test('S03 S20: what a page puts in the place of its built-ins never meets Electron', async () => {
  const caught = await settings.evaluate(async () => {
    const seen: unknown[] = [];
    const { push } = Array.prototype;
    const { apply } = Function.prototype;
    Array.prototype.push = function (...given) {
      seen[seen.length] = this;
      return push.call(this, ...given);
    };
    Function.prototype.apply = function (self, ...given) {
      seen[seen.length] = self;
      return Reflect.apply(apply, this, [self, ...given]);
    };
    try {
      const { ok } = await window.almanac.call('jobs.read', null);
      const isElectron = (each: unknown) => typeof Object(each).invoke === 'function';
      return [ok, seen.some(isElectron)];
    } finally {
      Array.prototype.push = push;
      Function.prototype.apply = apply;
    }
  });
  expect(caught).toEqual([true, false]);
});

test('S20: whoever listens gets plain data alone, without the event of Electron', async () => {
  const heard = settings.evaluate(
    () =>
      new Promise<unknown[]>((resolve) => {
        const listener = (...given: readonly unknown[]) => resolve([...given]);
        window.almanac.listen(listener);
      }),
  );
  const pause = { jobId: 'sales', note: '', until: null };
  await page.evaluate((asked) => window.almanac.call('job.pause', asked), pause);
  const resume = { jobId: 'sales', answer: null };
  await page.evaluate((asked) => window.almanac.call('job.resume', asked), resume);
  expect(await heard).toEqual([{ kind: 'changed' }]);
});

const permissions = [
  ...['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'],
  ...['background-sync', 'persistent-storage', 'screen-wake-lock', 'storage-access'],
  ...['window-management', 'local-fonts', 'accelerometer', 'payment-handler', 'idle-detection'],
];

test('S05: of 15 permissions not one is granted, in either window', async () => {
  for (const window of [page, settings]) {
    const states = await window.evaluate(
      (names) =>
        Promise.all(
          names.map((name) =>
            navigator.permissions.query({ name: name as PermissionName }).then(
              ({ state }) => state,
              () => 'unknown here',
            ),
          ),
        ),
      permissions,
    );
    expect(states.filter((state) => state === 'granted')).toEqual([]);
    expect(states.filter((state) => state === 'denied').length).toBeGreaterThanOrEqual(5);
  }
});

test('S07: every document has its policy as a header, whatever was asked for', async () => {
  const policies = await app.evaluate(
    async ({ net }, urls) =>
      Promise.all(
        urls.map(async (url) => (await net.fetch(url)).headers.get('content-security-policy')),
      ),
    [
      'app://almanac/',
      'app://almanac/index.html',
      'app://almanac/none',
      `report://${runId}/`,
      'report://none/',
    ],
  );
  for (const policy of policies) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|https?:)/);
  }
});

test('S12: a webview element is an unknown element, and no page comes to life in it', async () => {
  const before = await app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
  const isInert = await page.evaluate(() => {
    const view = Object.assign(document.createElement('webview'), { src: 'app://almanac/' });
    document.body.append(view);
    const known = view.constructor !== HTMLElement || 'getWebContentsId' in view;
    view.remove();
    return !known;
  });
  const after = await app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
  expect([isInert, after]).toEqual([true, before]);
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

test('S17: one channel is answered, and nobody listens on another', async () => {
  const channels = await app.evaluate(({ ipcMain }) => {
    // Electron keeps its handlers in a map that its types leave out.
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, unknown>;
    };
    return {
      answered: [...handlers.keys()],
      heard: ipcMain.eventNames().filter((name) => name !== 'error'),
    };
  });
  expect(channels).toEqual({ answered: ['almanac:call'], heard: [] });
});

test('S20 S23: the frame of a report has no word in its sandbox, and neither bridge nor parent', async () => {
  await goTo(page, `/reports/${runId}`);
  await page.frameLocator('iframe').getByRole('heading').first().waitFor();
  const attributes = await page.locator('iframe').evaluate((frame) => ({
    sandbox: frame.getAttribute('sandbox'),
    allow: frame.getAttribute('allow'),
  }));
  const frame = page.frames().find((each) => each.url() === `report://${runId}/`);
  const inside = await frame?.evaluate(() => {
    const reach = (what: () => unknown) => {
      try {
        return typeof what();
      } catch {
        return 'refused';
      }
    };
    return [
      typeof (globalThis as { almanac?: unknown }).almanac,
      reach(() => window.parent.document),
      reach(() => (window.parent as { almanac?: unknown }).almanac),
      reach(() => window.localStorage),
      String(window.opener),
    ];
  });
  expect(attributes).toEqual({ sandbox: '', allow: null });
  expect(inside).toEqual(['undefined', 'refused', 'refused', 'refused', 'null']);
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

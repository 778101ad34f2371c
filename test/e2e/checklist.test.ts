import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goTo } from './cast.ts';
import { openToured } from './toured.ts';

// Electron's own security checklist, row by row: what its pages have and may.
let app: ElectronApplication;
let page: Page;
let settings: Page;
let runId: string;
let requested: readonly string[];

beforeAll(async () => {
  ({ app, page, settings, runId, requested } = await openToured());
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
      const { ok } = await window.almanac.call('jobs.names', null);
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

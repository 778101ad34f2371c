import type { ElectronApplication, Page } from 'playwright-core';

/** Before the first opening is measured. */
export async function watchContent(app: ElectronApplication): Promise<void> {
  await app.context().addInitScript(noteContent);
}

/**
 * From the moment that the app is asked for its window, as a click on its icon asks, until the frame after
 * the one in which its content stands there: a heading, and nothing that waits to be read.
 */
export async function measureOpening(app: ElectronApplication): Promise<number> {
  const { page, askedAtMs } = await openWindow(app);
  const shownAtMs = await page.evaluate(contentAtMs);
  await closeWindow(app);
  return shownAtMs - askedAtMs;
}

export async function inNewWindow<T>(
  app: ElectronApplication,
  act: (page: Page) => Promise<T>,
): Promise<T> {
  const { page } = await openWindow(app);
  const result = await act(page);
  await closeWindow(app);
  return result;
}

async function openWindow(app: ElectronApplication) {
  const opened = app.waitForEvent('window');
  const askedAtMs = await app.evaluate(({ app: electron }) => {
    const nowMs = Date.now();
    electron.emit('activate');
    return nowMs;
  });
  return { page: await opened, askedAtMs };
}

/** Closes the one window that is open, and waits until it is gone. */
export async function closeWindow(app: ElectronApplication): Promise<void> {
  const [page] = app.windows();
  const closed = page?.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  await closed;
}

/** In each page from its beginning: notes the frame in which what it has to show stands there. */
function noteContent(): void {
  const look = () => {
    const isThere =
      document.querySelector('main h1, body > h1') !== null &&
      document.querySelector('[aria-busy=true]') === null;
    if (!isThere) requestAnimationFrame(look);
    else requestAnimationFrame(() => performance.mark('content'));
  };
  requestAnimationFrame(look);
}

async function contentAtMs(): Promise<number> {
  for (;;) {
    const [mark] = performance.getEntriesByName('content');
    if (mark) return performance.timeOrigin + mark.startTime;
    await new Promise(requestAnimationFrame);
  }
}

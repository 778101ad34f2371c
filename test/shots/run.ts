// `npm run shots [-- WORD …]`: every screen and state in both themes and two sizes, below `shots/`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { startSilentServer } from '../cast/silent-server.ts';
import { launchApp } from '../desktop/launch-app.ts';
import { root } from '../desktop/runtime.ts';
import { startDesktop } from '../desktop/start-desktop.ts';
import { until } from '../desktop/until.ts';
import { writeContactSheet } from './contact-sheet.ts';
import { makeLivedHome } from './home.ts';
import { emptyScreens, livedScreens } from './main-screens.ts';
import { makeModelHome } from './model-states.ts';
import type { Shot } from './shot.ts';
import { makeStateHomes, type StateHome } from './states.ts';

const themes = ['light', 'dark'] as const;
const sizes = [
  { width: 1280, height: 800 },
  { width: 800, height: 600 },
];
const out = join(root, 'shots');

async function shots(words: readonly string[]): Promise<void> {
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'almanac-shots-'));
  const desktop = await startDesktop();
  const { server, url } = await startSilentServer();
  const taken = new Map<string, string[]>();
  try {
    const wanted = (shot: Shot) =>
      words.length === 0 || words.some((word) => shot.name.includes(word));
    const empty = emptyScreens.filter(wanted);
    if (empty.length > 0) {
      await photograph({ home: join(folder, 'empty'), env: desktop.env, list: empty, taken });
    }
    if (words.length === 0 || !words.every((word) => word.startsWith('state'))) {
      const lived = await makeLivedHome(join(folder, 'lived'));
      const list = livedScreens(lived).filter(wanted);
      if (list.length > 0) await photograph({ ...lived, env: desktop.env, list, taken });
    }
    for (const state of makeStateHomes(join(folder, 'states'), url)) {
      const shown = state.list.filter(wanted);
      if (shown.length > 0) await photograph({ ...state, list: shown, env: desktop.env, taken });
    }
    if (words.length === 0 || words.some((word) => word.startsWith('state'))) {
      const { state, stop } = await makeModelHome(join(folder, 'model'));
      const shown = state.list.filter(wanted);
      if (shown.length > 0) await photograph({ ...state, list: shown, env: desktop.env, taken });
      await stop();
    }
    for (const [name, files] of taken) console.log(writeContactSheet(out, name, files));
  } finally {
    await desktop.stop();
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Session extends StateHome {
  /** What is answered when a job file is asked for. */
  readonly jobFile?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly taken: Map<string, string[]>;
}

async function photograph({ home, env, list, begin, taken, jobFile }: Session): Promise<void> {
  const app = await launchApp({ home, env });
  try {
    if (jobFile) await answerFileDialogs(app, jobFile);
    const page = await app.firstWindow();
    await page.getByRole('heading').first().waitFor();
    await begin?.(page);
    for (const shot of list) {
      for (const theme of themes) {
        for (const size of sizes) {
          await dress(app, page, theme, size);
          const name = `${theme}-${size.width}`;
          const file = `${shot.name}-${name}.png`;
          await takeShot(page, shot, join(out, file));
          taken.set(`contact-${name}`, [...(taken.get(`contact-${name}`) ?? []), file]);
        }
      }
      console.log(shot.name);
    }
  } finally {
    await app.close();
  }
}

/** The system's own dialog cannot be worked from here. */
async function answerFileDialogs(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
    },
    [path],
  );
}

async function takeShot(page: Page, shot: Shot, path: string): Promise<void> {
  await goTo(page, shot);
  await until(
    'everything has loaded',
    async () => !(await page.locator('[aria-busy=true]').count()),
  );
  try {
    await shot.act?.(page);
    await page.screenshot({ path, animations: 'disabled' });
  } catch (cause) {
    console.error(`${shot.name}: ${String(cause).split('\n')[0]}`);
    await page.screenshot({ path });
  } finally {
    await page.keyboard.press('Escape');
  }
}

/** What was done on a page for the picture before is gone once another page was shown. */
async function goTo(page: Page, { path, act }: Shot): Promise<void> {
  const show = (place: string) =>
    page.evaluate((hash) => {
      window.location.hash = hash;
    }, place);
  if (act) {
    await show('/settings/about');
    await page.getByRole('heading', { name: 'About' }).waitFor();
  }
  await show(path);
}

async function dress(
  app: ElectronApplication,
  page: Page,
  theme: (typeof themes)[number],
  { width, height }: (typeof sizes)[number],
): Promise<void> {
  // Playwright shows every page as light unless told to leave it to the system.
  await page.emulateMedia({ colorScheme: null });
  await app.evaluate(
    ({ nativeTheme, BrowserWindow }, look) => {
      nativeTheme.themeSource = look.theme;
      const bounds = { x: 0, y: 0, width: look.width, height: look.height };
      BrowserWindow.getAllWindows()[0]?.setContentBounds(bounds);
    },
    { theme, width, height },
  );
  await page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor();
  // The system may round a pixel away.
  await until('the window has its size', () =>
    page.evaluate((wanted) => Math.abs(window.innerWidth - wanted) <= 2, width),
  );
}

await shots(process.argv.slice(2));

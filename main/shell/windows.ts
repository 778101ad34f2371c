import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Clock } from '../domain/ports.ts';
import type { Log } from './log.ts';
import type { PreferenceName, Preferences } from './preferences.ts';
import { reloadCrashed } from './reload-crashed.ts';
import { appOrigin } from './schemes.ts';
import { askBeforeDiscarding } from './unsaved-work.ts';
import { passKeys } from './window-keys.ts';
import { placeWindow, type WindowPlace } from './window-place.ts';
import { plainLine } from './words.ts';

export interface WindowNeeds {
  readonly preferences: Preferences;
  /** `out/preload/index.cjs` */
  readonly preload: string;
  /** PNG of the app icon, for systems that take it from the window. */
  readonly icon: string;
  /** Tells an open window to show a place. */
  readonly go: (contents: WebContents, path: string) => void;
  /** Tells a window of a key that was pressed in a frame of it. */
  readonly onKey: (contents: WebContents, key: string, isCommand: boolean) => void;
  /** Whether nothing but the window list leads back to a closed main window: it is minimised then. */
  readonly staysInList: () => boolean;
  /** The main window was closed by a person. */
  readonly onMainClosed: () => void;
  /** Called once, before the first window is built: what only windows need begins then. */
  readonly onFirst: () => void;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Log;
}

export interface Windows {
  /** Opens the main window, or brings it to the front, at a place such as `/reports/<run id>`. */
  openMain(path?: string): void;
  openSettings(path?: string): void;
  /** The pages of the windows that are open, for events. */
  contents(): readonly WebContents[];
  /** The window a dialog belongs to. */
  focused(): BrowserWindow | null;
  /** Resolves when the newest window shows something or never will; at once where none is open. */
  shown(): Promise<void>;
  closeAll(): Promise<void>;
}

interface WindowKind {
  readonly title: string;
  readonly remembered: PreferenceName;
  readonly start: string;
  readonly usual: { readonly width: number; readonly height: number };
}

const mainWindow: WindowKind = {
  title: 'Almanac',
  remembered: 'window.main',
  start: '/',
  usual: { width: 1100, height: 760 },
};

const settingsWindow: WindowKind = {
  title: 'Settings',
  remembered: 'window.settings',
  start: '/settings/jobs',
  usual: { width: 960, height: 720 },
};

const smallest = { width: 560, height: 420 };
/** What waits for a window to show something does not wait longer. */
const shownWithinMs = 3000;

/** The two windows. Each exists only while it is open: a closed one leaves no process behind. */
export function createWindows(needs: WindowNeeds): Windows {
  const open = new Map<WindowKind, BrowserWindow>();
  let newestShown: Promise<void> | null = null;

  const remember = (kind: WindowKind, window: BrowserWindow) =>
    needs.preferences.write(kind.remembered, window.getNormalBounds());

  /** A window that is just closing has lost its page before it says that it is closed. */
  const living = (kind: WindowKind): BrowserWindow | undefined => {
    const window = open.get(kind);
    return window && !window.isDestroyed() && !window.webContents.isDestroyed()
      ? window
      : undefined;
  };

  const show = (kind: WindowKind, path: string | undefined) => {
    const existing = living(kind);
    if (existing) {
      if (path !== undefined) goTo(existing, path, needs);
      bringToFront(existing);
      return;
    }
    if (newestShown === null) needs.onFirst();
    const window = build(kind, needs);
    newestShown = whenShown(window, needs.clock);
    open.set(kind, window);
    askBeforeDiscarding(window, needs.log);
    reloadCrashed(window, needs);
    passKeys(window.webContents, needs.onKey);
    stayOnPage(window, kind, needs);
    window.on('close', (event) => {
      void remember(kind, window);
      if (kind !== mainWindow) return;
      if (needs.staysInList()) {
        event.preventDefault();
        window.minimize();
      }
      needs.onMainClosed();
    });
    window.on('closed', () => {
      if (open.get(kind) === window) open.delete(kind);
    });
    load(window, path ?? kind.start, needs);
  };

  return {
    openMain: (path) => show(mainWindow, path),
    openSettings: (path) => show(settingsWindow, path),
    contents: () => [...open.keys()].flatMap((kind) => living(kind)?.webContents ?? []),
    focused: () => BrowserWindow.getFocusedWindow() ?? living(mainWindow) ?? null,
    shown: () => newestShown ?? Promise.resolve(),
    async closeAll() {
      const remembered = [...open].map(([kind, window]) => remember(kind, window));
      // Destroying cannot be held up by a page, and therefore announces no `close`.
      for (const window of [...open.values()]) window.destroy();
      await Promise.all(remembered);
    },
  };
}

function build(kind: WindowKind, { preferences, preload, icon }: WindowNeeds): BrowserWindow {
  const window = new BrowserWindow({
    ...placeOf(kind, preferences.read(kind.remembered)),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: kind.title,
    icon,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#181b20' : '#fcfbf9',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event, title) => {
    event.preventDefault();
    // A report's headline may be part of it.
    window.setTitle(plainLine(title, 100) || kind.title);
  });
  return window;
}

function placeOf(kind: WindowKind, saved: unknown): WindowPlace {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const areas = [primary, ...others].map((display) => display.workArea);
  return placeWindow(saved, areas, smallest, kind.usual);
}

function whenShown(window: BrowserWindow, clock: Pick<Clock, 'after'>): Promise<void> {
  return new Promise((resolve) => {
    // A turn later, so that the window is on the screen before anything else is begun.
    window.once('ready-to-show', () => clock.after(0, resolve));
    window.once('closed', resolve);
    window.webContents.once('did-fail-load', () => resolve());
    window.webContents.once('render-process-gone', () => resolve());
    clock.after(shownWithinMs, resolve);
  });
}

/** No guard is asked about `about:blank`, which has nothing to load: a window that landed there comes back. */
function stayOnPage(window: BrowserWindow, kind: WindowKind, needs: WindowNeeds): void {
  window.webContents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(`${appOrigin}/`)) load(window, kind.start, needs);
  });
}

/** While a page loads nobody listens for `go` yet, so it is loaded again at the new place. */
function goTo(window: BrowserWindow, path: string, needs: WindowNeeds): void {
  if (window.webContents.isLoadingMainFrame()) load(window, path, needs);
  else needs.go(window.webContents, path);
}

function load(window: BrowserWindow, path: string, { log }: WindowNeeds): void {
  window.loadURL(`${appOrigin}/index.html#${path}`).catch((error: unknown) => {
    if (!window.isDestroyed()) log.warn(`the page for ${path} did not load`, error);
  });
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

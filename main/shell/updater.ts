import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { UpdateSource } from '../domain/upkeep/updates.ts';
import type { Log } from './log.ts';
import type { Updater } from './updates.ts';

/** `resources/updates.json`, which electron-updater reads as its own settings, too. */
interface UpdateConfig {
  readonly url: string | null;
  readonly publicKey: string | null;
}

/**
 * Where this build looks for newer ones. A checkout takes another file by `ALMANAC_UPDATES`, to try it;
 * the packaged app believes nothing but what was packed with it.
 */
export function updateConfigFile(root: string): string {
  const other = app.isPackaged ? undefined : process.env.ALMANAC_UPDATES;
  return other || join(root, 'resources', 'updates.json');
}

/** Null for a build that names no server, which is what a checkout is. */
export function readUpdateSource(file: string): UpdateSource | null {
  const { url, publicKey }: UpdateConfig = JSON.parse(readFileSync(file, 'utf8'));
  if (url === null || publicKey === null) return null;
  const { protocol, hostname } = new URL(url);
  // Plain http is for a server on this machine alone: to try it.
  if (protocol !== 'https:' && hostname !== '127.0.0.1') return null;
  return { url, publicKey };
}

/** Why this installation cannot replace itself, or null. */
export function whyNoUpdates(source: UpdateSource | null): string | null {
  if (source === null) {
    return 'This build names no update server. New versions come from where you got this one.';
  }
  if (process.platform === 'linux' && !process.env.APPIMAGE) {
    return 'This installation is kept up to date by your package manager, or by unpacking a newer one.';
  }
  return null;
}

/** electron-updater, loaded by the first look. It fetches, checks each file's sha512, and installs at quit. */
export async function loadUpdater(
  source: UpdateSource,
  configFile: string,
  log: Log,
): Promise<Updater> {
  const { autoUpdater, CancellationToken } = await import('electron-updater');
  const { SignedFeed } = await import('./signed-feed.ts');
  prepare(autoUpdater, configFile, log);
  autoUpdater.setFeedURL({ provider: 'custom', updateProvider: SignedFeed, source } as never);
  askOnly(autoUpdater, new URL(source.url).origin);
  return {
    async newest() {
      const found = await autoUpdater.checkForUpdates();
      if (!found?.isUpdateAvailable) return null;
      const { version, releaseNotes } = found.updateInfo;
      return { version, notes: typeof releaseNotes === 'string' ? releaseNotes.trim() : '' };
    },
    download(onPercent) {
      const token = new CancellationToken();
      const onProgress = ({ percent }: { percent: number }) => onPercent(Math.floor(percent));
      autoUpdater.on('download-progress', onProgress);
      const fetched = autoUpdater.downloadUpdate(token).then(() => undefined);
      const ended = fetched.finally(() => autoUpdater.off('download-progress', onProgress));
      return { ended, cancel: () => token.cancel() };
    },
    hold: (isHeld) => {
      autoUpdater.autoInstallOnAppQuit = !isHeld;
    },
  };
}

function prepare(updater: AppUpdater, configFile: string, log: Log): void {
  updater.logger = { info: log.info, warn: log.warn, error: log.error };
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;
  updater.allowDowngrade = false;
  // One file, one hash: no other server is asked for parts of it.
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  // Every installation is alike: none is drawn by lot.
  updater.isUserWithinRollout = () => true;
  updater.forceDevUpdateConfig = !app.isPackaged;
  updater.updateConfigPath = configFile;
}

/** Wherever a server leads on to, nobody but the one that Network lists is asked. */
function askOnly(updater: AppUpdater, origin: string): void {
  updater.netSession.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !URL.canParse(url) || new URL(url).origin !== origin }),
  );
}

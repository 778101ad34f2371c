import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { RunFailure } from '../domain/failure.ts';
import { autostartEntry, isEntryOn } from './autostart-entry.ts';
import { startCommand } from './start-command.ts';

/** Whether Almanac starts, hidden, when the user logs in. Off until the user asks for it. */
export interface LoginItem {
  isOn(): boolean;
  /** @throws RunFailure `not-allowed` when the system refuses */
  set(isOn: boolean): void;
}

/** @param home given when it is not the usual one, so that a start at login finds the same data */
export function createLoginItem({ home }: { readonly home: string | undefined }): LoginItem {
  const args = ['--hidden', ...(home === undefined ? [] : ['--home', home])];
  return process.platform === 'linux' ? linuxLoginItem(args) : systemLoginItem(args);
}

function systemLoginItem(args: readonly string[]): LoginItem {
  const item = { args: [...args] };
  return {
    isOn: () => app.getLoginItemSettings(item).openAtLogin,
    set: (isOn) => app.setLoginItemSettings({ ...item, openAtLogin: isOn }),
  };
}

function linuxLoginItem(args: readonly string[]): LoginItem {
  const config = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
  const file = join(config, 'autostart', 'almanac.desktop');
  return {
    isOn() {
      try {
        return isEntryOn(readFileSync(file, 'utf8'));
      } catch {
        return false;
      }
    },
    set(isOn) {
      try {
        if (isOn) writeEntry(file, autostartEntry(startCommand(args)));
        else rmSync(file, { force: true });
      } catch (cause) {
        throw new RunFailure('not-allowed', `Start at login could not be changed in ${file}.`, {
          permanent: true,
          cause,
        });
      }
    },
  };
}

function writeEntry(file: string, entry: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, entry);
  renameSync(`${file}.new`, file);
}

import type { AboutView } from '../../preload/contract/about-calls.ts';
import type { TemplateDraft, TemplateName } from '../../preload/contract/gallery.ts';
import type { NotificationText } from '../domain/delivery/delivery.ts';
import type { MailAccount } from '../domain/delivery/mail-account.ts';
import type { DiagnosticsFile } from '../domain/upkeep/diagnostics.ts';
import type { TextRows } from './views/coverage-table.ts';

/** What windows ask of the desktop. */
export interface ShellActions {
  /** @throws RunFailure `delivery-failed` when the desktop refuses */
  showTestNotification(opens: NotificationText['opens']): Promise<void>;
  /** @throws RunFailure with what the server said */
  sendTestMail(account: MailAccount, to: string): Promise<void>;
  openSettings(path: string): void;
  openMain(path: string): void;
  chooseFile(): Promise<string | null>;
  chooseJobFile(): Promise<string | null>;
  /** A file by its name, where people keep theirs. @returns its path, or null */
  findFile(name: string): string | null;
  /** Asks where, and writes it. @returns the path, or null when the user gave up */
  saveJobFile(name: string, text: string): Promise<string | null>;
  /** Asks where, and writes a table as CSV. @returns as `saveJobFile` */
  saveTable(name: string, table: TextRows): Promise<string | null>;
  /** Asks for a folder with the system's own dialog; null when the user gave up. */
  chooseFolder(): Promise<string | null>;
  /** Copies the sample data to the home. @returns its path */
  prepareSample(): Promise<string>;
  /** Writes a template's sample data. @returns the job that reads it */
  prepareTemplate(name: TemplateName): Promise<TemplateDraft>;
  /** Writes files to a new folder below one. @returns the folder @throws RunFailure `export-failed` */
  saveFolder(folder: string, name: string, files: readonly DiagnosticsFile[]): string;
  /** Hides what looks like a credential. */
  redact(text: string): string;
  /** Names of programs and libraries to their versions. */
  readonly versions: Readonly<Record<string, string>>;
  /** Whether this desktop takes notifications at all. */
  canNotify(): boolean;
  readonly watcher: { isOn(): Promise<boolean>; set(isOn: boolean): Promise<void> };
  readonly theme: {
    read(): AboutView['theme'];
    choose(theme: AboutView['theme']): void;
  };
  readonly loginItem: { isOn(): boolean; set(isOn: boolean): void };
  /** Whether a start at login shows no window. */
  readonly startHidden: { isOn(): boolean; set(isOn: boolean): Promise<void> };
  readonly version: string;
  readonly home: string;
}

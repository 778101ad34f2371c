import type { ExportingView } from '../../preload/contract/home-calls.ts';
import type { Backup } from '../domain/upkeep/backup.ts';
import type { DiagnosticsFile } from '../domain/upkeep/diagnostics.ts';
import type { HomeSizes } from '../domain/upkeep/home-sizes.ts';

/** What is done with the home as a whole. */
export interface HomeActions {
  sizes(): Promise<HomeSizes>;
  /** Of its disk; null when the system does not say. */
  freeBytes(): number | null;
  /** @throws RunFailure */
  backUp(): Promise<Backup>;
  /** Puts back a backup, with which the program starts anew. @throws RunFailure; nothing was changed */
  restore(name: string): void;
  /** Ends the program and starts it anew. */
  restart(): void;
  /** Reads every page of the database, a table at a time. Never throws for what it finds. */
  checkDatabase(): Promise<void>;
  /** The end of each log file. */
  logs(): Promise<readonly DiagnosticsFile[]>;
  /** What the last such look found. */
  checkedDatabase(): { readonly atMs: number; readonly problem: string | null } | null;
  /** Whether a run is under way. */
  isBusy(): boolean;
  exporting(): ExportingView;
  /** Asks for a folder and begins. @returns false when the user gave up */
  export(): Promise<boolean>;
  stopExport(): void;
  show(what: 'home' | 'export'): void;
}

import { existsSync, statSync, writeFileSync } from 'node:fs';

/** When the watcher last said something, or null. Beside the ledger, which the watcher only reads. */
export function lastSaidMs(file: string): number | null {
  return existsSync(file) ? statSync(file).mtimeMs : null;
}

export function markSaid(file: string): void {
  writeFileSync(file, '');
}

import { watch, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Tells the app that holds this home to look at its requests now, not at its next tick. */
export function touchWakeFile(file: string): void {
  writeFileSync(file, '');
}

/** Calls back after each touch; several in a row may be one call. @returns a function that stops */
export function watchWakeFile(file: string, onTouch: () => void): () => void {
  // The folder is watched, not the file: the file may not exist yet, and may be replaced.
  const watcher = watch(dirname(file), { persistent: false }, (_event, name) => {
    if (name === basename(file)) onTouch();
  });
  return () => watcher.close();
}

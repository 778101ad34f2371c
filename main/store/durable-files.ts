import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Durability } from './connection.ts';

/**
 * Replaces a small file so that a crash leaves the old text or the new one, never a part; with full
 * durability also a power cut, and after it returns the new one.
 */
export function replaceFile(file: string, durability: Durability, text: string): void {
  const unfinished = `${file}.tmp`;
  writeDurably(unfinished, text, durability);
  moveDurably(unfinished, file, durability);
}

/** Writes a new file and waits until the disk has it; with `none` this and the others below do not wait. */
export function writeDurably(file: string, text: string, durability: Durability = 'full'): void {
  const fd = openSync(file, 'w', 0o600);
  try {
    writeFileSync(fd, text);
    if (durability === 'full') fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Renames, and waits until the disk has the new name. */
export function moveDurably(from: string, to: string, durability: Durability = 'full'): void {
  renameSync(from, to);
  syncFolder(dirname(to), durability);
}

/** Waits until the disk has the file's bytes. */
export function syncFile(file: string, durability: Durability = 'full'): void {
  // Windows flushes only through a handle that may write.
  if (durability === 'full') sync(file, 'r+');
}

/** Waits until the disk has the folder's names. Windows keeps them with the files, and has no such call. */
export function syncFolder(folder: string, durability: Durability = 'full'): void {
  if (durability === 'full' && process.platform !== 'win32') sync(folder, 'r');
}

/** Makes an empty folder for this user only. */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

function sync(path: string, flags: string): void {
  const fd = openSync(path, flags);
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

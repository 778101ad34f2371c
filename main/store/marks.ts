import { existsSync, readFileSync } from 'node:fs';
import { RunFailure } from '../domain/failure.ts';
import type { Marks } from '../domain/records.ts';
import type { Durability } from './connection.ts';
import { replaceFile } from './durable-files.ts';

/** Whether a database was made beside this file before: an empty one has then lost its data. */
export function isMarked(file: string): boolean {
  return existsSync(file);
}

export interface Kept {
  /** Names the database that the marks belong to. */
  readonly database: string;
  /** Job id to the due instant of the last slot that began. */
  readonly begun: Readonly<Record<string, number>>;
}

/**
 * The file outside the database that says what has begun. Only the holder of the process lock
 * writes it.
 * @param database the name that the open database bears: another one was put in its place
 * @throws RunFailure `store-unusable` when the file was damaged, or the database swapped
 */
export function openMarks(file: string, durability: Durability, database: string): Marks {
  const kept = readMarks(file);
  if (kept && kept.database !== database) throw swapped(file);
  const begun = new Map(Object.entries(kept?.begun ?? {}));
  const save = () => {
    const text = JSON.stringify({ database, begun: Object.fromEntries(begun) }, null, 2);
    replaceFile(file, durability, `${text}\n`);
  };
  if (!kept) save();

  return {
    all: () => begun,
    begin(jobId, dueAtMs) {
      // Never back: catching up an old slot does not allow the newer ones again.
      if (dueAtMs <= (begun.get(jobId) ?? Number.NEGATIVE_INFINITY)) return;
      begun.set(jobId, dueAtMs);
      save();
    },
    pullBack(jobId, toMs) {
      begun.set(jobId, toMs);
      save();
    },
  };
}

/**
 * What the file says; null when there is none.
 * @throws RunFailure `store-unusable` when it was damaged
 */
export function readMarks(file: string): Kept | null {
  if (!isMarked(file)) return null;
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isKept(read)) return read;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw unusable(
    `The file ${file} is damaged. It says which runs have begun; restore it from a backup, or remove it to go on without.`,
  );
}

function swapped(file: string): RunFailure {
  return unusable(
    `The database beside ${file} is not the one that was there before. Put that one back, or remove ${file} to go on with this one.`,
  );
}

function unusable(sentence: string): RunFailure {
  return new RunFailure('store-unusable', sentence, { permanent: true });
}

function isKept(value: unknown): value is Kept {
  return (
    isObject(value) &&
    typeof value.database === 'string' &&
    isObject(value.begun) &&
    Object.values(value.begun).every((ms) => typeof ms === 'number')
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

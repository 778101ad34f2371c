import { existsSync, readFileSync } from 'node:fs';
import { RunFailure } from '../domain/failure.ts';
import type { Marks } from '../domain/records.ts';
import type { Durability } from './connection.ts';
import { replaceFile } from './durable-files.ts';

/** Whether a database was made beside this file before: an empty one has then lost its data. */
export function isMarked(file: string): boolean {
  return existsSync(file);
}

/**
 * The file outside the database that says what has begun. Only the holder of the process lock
 * writes it.
 * @throws RunFailure `store-unusable` when the file was damaged
 */
export function openMarks(file: string, durability: Durability): Marks {
  const begun = new Map(Object.entries(readMarks(file)));
  const save = () =>
    replaceFile(file, durability, `${JSON.stringify(Object.fromEntries(begun), null, 2)}\n`);
  if (!isMarked(file)) save();

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

function readMarks(file: string): Record<string, number> {
  if (!isMarked(file)) return {};
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isMarks(read)) return read;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw new RunFailure(
    'store-unusable',
    `The file ${file} is damaged. It says which runs have begun; restore it from a backup, or remove it to go on without.`,
    { permanent: true },
  );
}

function isMarks(value: unknown): value is Record<string, number> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((ms) => typeof ms === 'number')
  );
}

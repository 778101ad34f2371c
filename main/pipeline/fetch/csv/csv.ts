import { open, rename, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { FetchPlan } from '../../../domain/run/plan.ts';
import type { CsvSource } from '../../../domain/source/source.ts';
import { type FrozenFile, freezeFile } from '../freeze-file.ts';
import { startOption } from '../part-options.ts';
import {
  detectEncoding,
  hasMixedLineEnds,
  readHead,
  type TextEncoding,
  writeAsUtf8,
} from '../text-encoding.ts';
import { headBytes, writeDelimited } from './delimited.ts';

/** As much of a large file as a preview reads: a second's worth. */
const previewedBytes = 32 * 1024 * 1024;

/**
 * Reads a file of delimited text into one Parquet part.
 * @throws RunFailure with a sentence that names the file, and the line where there is one
 */
export async function fetchCsv(
  source: CsvSource,
  { tmpDir, isPreview = false }: Pick<FetchPlan, 'tmpDir' | 'isPreview'>,
): Promise<SnapshotPart> {
  const copyPath = join(tmpDir, `${source.id}.copy`);
  const textPath = join(tmpDir, `${source.id}.csv`);
  try {
    const most = isPreview ? previewedBytes : Number.POSITIVE_INFINITY;
    const { frozen, encoding } = await freezeText(source.path, copyPath, textPath, most);
    const { options, ...part } = await writeDelimited(
      { ...source, textPath, encoding, shownAs: source.path },
      tmpDir,
    );
    return {
      sourceId: source.id,
      ...part,
      origin: source.path,
      originModifiedAtMs: frozen.modifiedAtMs,
      options: {
        kind: source.kind,
        ...options,
        ...(frozen.bytes > most ? { [startOption]: 'yes' } : {}),
      },
    };
  } finally {
    await Promise.all([copyPath, textPath].map((path) => rm(path, { force: true })));
  }
}

/**
 * Copies a text file and brings the copy to UTF-8 with one kind of line ends, at `textPath`.
 * @param most so many bytes at most, up to the end of a line
 */
export async function freezeText(
  path: string,
  copyPath: string,
  textPath: string,
  most = Number.POSITIVE_INFINITY,
): Promise<{ readonly frozen: FrozenFile; readonly encoding: TextEncoding }> {
  const frozen = await freezeFile(path, copyPath, { most });
  if (frozen.bytes > most) await cutAfterLine(copyPath, most);
  const encoding = await detectEncoding(copyPath, path);
  const head = (await readHead(copyPath, headBytes)).toString();
  if (encoding === 'utf-8' && !hasMixedLineEnds(head)) await rename(copyPath, textPath);
  else await writeAsUtf8(copyPath, encoding, textPath);
  return { frozen, encoding };
}

/** Ends the start of a file after its last whole line. */
async function cutAfterLine(copyPath: string, bytes: number): Promise<void> {
  const tail = Buffer.alloc(1024 * 1024);
  const file = await open(copyPath);
  const { bytesRead } = await file.read(tail, 0, tail.length, Math.max(0, bytes - tail.length));
  await file.close();
  const end = tail.subarray(0, bytesRead).lastIndexOf(10);
  if (end !== -1) await truncate(copyPath, bytes - bytesRead + end + 1);
}

import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FetchPlan } from '../../../domain/plan.ts';
import type { SnapshotPart } from '../../../domain/report.ts';
import type { CsvSource } from '../../../domain/source.ts';
import { type FrozenFile, freezeFile } from '../freeze-file.ts';
import {
  detectEncoding,
  hasMixedLineEnds,
  readHead,
  type TextEncoding,
  writeAsUtf8,
} from '../text-encoding.ts';
import { headBytes, writeDelimited } from './delimited.ts';

/**
 * Reads a file of delimited text into one Parquet part.
 * @throws RunFailure with a sentence that names the file, and the line where there is one
 */
export async function fetchCsv(
  source: CsvSource,
  { tmpDir }: Pick<FetchPlan, 'tmpDir'>,
): Promise<SnapshotPart> {
  const copyPath = join(tmpDir, `${source.id}.copy`);
  const textPath = join(tmpDir, `${source.id}.csv`);
  try {
    const { frozen, encoding } = await freezeText(source.path, copyPath, textPath);
    const { options, ...part } = await writeDelimited(
      { ...source, textPath, encoding, shownAs: source.path },
      tmpDir,
    );
    return {
      sourceId: source.id,
      ...part,
      origin: source.path,
      originModifiedAtMs: frozen.modifiedAtMs,
      options: { kind: source.kind, ...options },
    };
  } finally {
    await Promise.all([copyPath, textPath].map((path) => rm(path, { force: true })));
  }
}

/** Copies a text file and brings the copy to UTF-8 with one kind of line ends, at `textPath`. */
export async function freezeText(
  path: string,
  copyPath: string,
  textPath: string,
): Promise<{ readonly frozen: FrozenFile; readonly encoding: TextEncoding }> {
  const frozen = await freezeFile(path, copyPath);
  const encoding = await detectEncoding(copyPath, path);
  const head = (await readHead(copyPath, headBytes)).toString();
  if (encoding === 'utf-8' && !hasMixedLineEnds(head)) await rename(copyPath, textPath);
  else await writeAsUtf8(copyPath, encoding, textPath);
  return { frozen, encoding };
}

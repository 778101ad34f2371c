import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { FetchPlan } from '../../../domain/run/plan.ts';
import type { JsonSource } from '../../../domain/source/source.ts';
import { freezeFile } from '../freeze-file.ts';
import { detectEncoding, writeAsUtf8 } from '../text-encoding.ts';
import { checkShape, readJson, writeJsonRows } from './json-rows.ts';

/**
 * Reads a JSON file, a list of objects or one object after another (NDJSON), into one Parquet part.
 * @throws RunFailure with a sentence that names the file
 */
export async function fetchJson(
  source: JsonSource,
  { tmpDir }: Pick<FetchPlan, 'tmpDir'>,
): Promise<SnapshotPart> {
  const copyPath = join(tmpDir, `${source.id}.copy`);
  const textPath = join(tmpDir, `${source.id}.json`);
  try {
    const frozen = await freezeFile(source.path, copyPath);
    const encoding = await detectEncoding(copyPath, source.path, 'JSON');
    if (encoding === 'utf-8') await rename(copyPath, textPath);
    else await writeAsUtf8(copyPath, encoding, textPath);
    const { kind } = await checkShape(textPath, source.path);
    const from = readJson([textPath], kind);
    const { options, ...part } = await writeJsonRows(
      { ...source, from, shownAs: source.path },
      tmpDir,
    );
    return {
      sourceId: source.id,
      ...part,
      origin: source.path,
      originModifiedAtMs: frozen.modifiedAtMs,
      options: {
        kind: source.kind,
        encoding,
        layout: kind === 'array' ? 'list' : 'one object after another',
        ...options,
      },
    };
  } finally {
    await Promise.all([copyPath, textPath].map((path) => rm(path, { force: true })));
  }
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RunFailure } from '../../../domain/failure.ts';
import type { HttpSource } from '../../../domain/source/source.ts';
import { literal } from '../../sql.ts';
import { checkShape, readJson, writeJsonRows } from '../json/json-rows.ts';
import type { Collected } from './collect-pages.ts';
import { toUtf8 } from './write-csv-pages.ts';

/** Writes the rows of all pages as one part, each value read from its own text. */
export async function writeJsonPages(
  source: HttpSource,
  { pages, rowsAt }: Collected,
  shownAs: string,
  tmpDir: string,
) {
  const paths = pages.map((_page, at) => join(tmpDir, `${source.id}-${at}.json`));
  try {
    const encodings = new Set<string>();
    const kinds = new Set<'array' | 'objects' | 'other'>();
    for (const [at, page] of pages.entries()) {
      const path = paths[at] ?? '';
      encodings.add(await toUtf8(page, path, shownAs, 'JSON'));
      kinds.add((await checkShape(path, shownAs)).kind);
    }
    const [kind = 'other', other] = kinds;
    if (other) throw changing(shownAs);
    const values = readJson(paths, kind);
    const from =
      rowsAt === null
        ? values
        : `(SELECT unnest(json_extract(json, ${literal(`${pathOf(rowsAt)}[*]`)})) AS json FROM ${values})`;
    const { options, ...part } = await writeJsonRows({ ...source, from, shownAs }, tmpDir);
    const where: Record<string, string> = rowsAt === null ? {} : { rowsAt };
    return {
      ...part,
      options: { ...options, ...where, encoding: [...encodings].join(', ') },
    };
  } finally {
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  }
}

/** `data.items` as the engine's JSON path, whatever its names are made of. */
function pathOf(dotted: string): string {
  return dotted.split('.').reduce((path, name) => `${path}."${name.replaceAll('"', '\\"')}"`, '$');
}

function changing(shownAs: string): RunFailure {
  return new RunFailure(
    'source-unreadable',
    `${shownAs} has pages of different shapes: some are a list, others an object. Nothing was used.`,
    { permanent: true },
  );
}

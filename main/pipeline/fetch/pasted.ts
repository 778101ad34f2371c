import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotPart } from '../../domain/report/report.ts';
import type { FetchPlan } from '../../domain/run/plan.ts';
import { type PastedSource, sourceName } from '../../domain/source/source.ts';
import { writeDelimited } from './csv/delimited.ts';

/** Reads the table that a job itself holds. It is as old as the run: nobody knows when it was pasted. */
export async function fetchPasted(source: PastedSource, plan: FetchPlan): Promise<SnapshotPart> {
  const textPath = join(plan.tmpDir, `${source.id}.csv`);
  try {
    await writeFile(textPath, source.text.replace(/\r\n?/g, '\n'), { flag: 'wx', mode: 0o600 });
    const shownAs = sourceName(source);
    const delimited = { ...source, textPath, encoding: 'utf-8', shownAs } as const;
    const { options, ...part } = await writeDelimited(delimited, plan.tmpDir);
    return {
      sourceId: source.id,
      ...part,
      origin: shownAs,
      originModifiedAtMs: plan.fetchedAtMs,
      options: { kind: source.kind, ...options },
    };
  } finally {
    await rm(textPath, { force: true });
  }
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { FetchPlan } from '../../../domain/run/plan.ts';
import { type HttpSource, sourceName } from '../../../domain/source/source.ts';
import { addressOf, httpAccess, secretHeaders } from './address.ts';
import { collectPages } from './collect-pages.ts';
import { createBudget, type HttpLimits, httpLimits } from './download.ts';
import { shownAddress } from './http-failures.ts';
import type { Resolve } from './judge-address.ts';
import { earlierPart, reusePart } from './unchanged.ts';
import { writeCsvPages } from './write-csv-pages.ts';
import { writeJsonPages } from './write-json-pages.ts';

export interface HttpNeeds {
  readonly fetch: typeof globalThis.fetch;
  readonly resolve: Resolve;
  readonly limits?: HttpLimits;
}

/**
 * Reads JSON or CSV from an address, page by page, into one Parquet part. What the server calls
 * unchanged since the job's last report (ETag, Last-Modified) is that report's own part.
 * @throws RunFailure with a sentence that names the address
 */
export async function fetchHttp(
  source: HttpSource,
  plan: FetchPlan,
  needs: HttpNeeds,
): Promise<SnapshotPart> {
  const access = httpAccess(source, plan);
  const url = addressOf(source, access?.connection ?? null, plan.period);
  const earlier = earlierPart(source, url, plan);
  const budget = createBudget(needs.limits ?? httpLimits);
  const asked = {
    source,
    url,
    secret: secretHeaders(access),
    connection: access?.connection ?? null,
  };
  const name = (page: number) => join(plan.tmpDir, `${source.id}-${page}.page`);
  let pages: readonly { readonly path: string }[] = [];
  try {
    const collected = await collectPages(asked, earlier, name, { ...needs, budget, plan });
    if (collected === 'unchanged' && earlier) return await reusePart(earlier, plan.tmpDir);
    if (collected === 'unchanged') throw new Error('unchanged since nothing');
    pages = collected.pages;
    const write = collected.format === 'json' ? writeJsonPages : writeCsvPages;
    const { options, ...part } = await write(source, collected, sourceName(source), plan.tmpDir);
    return {
      sourceId: source.id,
      ...part,
      origin: shownAddress(url),
      originModifiedAtMs: collected.modifiedAtMs ?? plan.fetchedAtMs,
      options: { kind: source.kind, ...options, ...collected.validators },
    };
  } finally {
    budget.end();
    await Promise.all(pages.map(({ path }) => rm(path, { force: true })));
  }
}

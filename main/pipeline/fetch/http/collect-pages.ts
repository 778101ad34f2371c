import { readFile } from 'node:fs/promises';
import { RunFailure } from '../../../domain/failure.ts';
import type { FetchPlan, PartFile } from '../../../domain/run/plan.ts';
import type { HttpConnection } from '../../../domain/source/connection.ts';
import type { HttpSource } from '../../../domain/source/source.ts';
import { readHead } from '../text-encoding.ts';
import { type Budget, download } from './download.ts';
import { type FollowNeeds, follow, type OwnHost } from './follow.ts';
import { failureOfStatus, refusedAddress, shownAddress, unusable } from './http-failures.ts';
import { fieldOf, firstPage, nextPage } from './pages.ts';
import { conditions, type Validators, validatorsOf } from './unchanged.ts';

export interface Asked {
  readonly source: HttpSource;
  readonly url: URL;
  readonly secret: Readonly<Record<string, string>>;
  readonly connection: HttpConnection | null;
}

export interface Page {
  readonly path: string;
  readonly charset: string | null;
}

export interface Collected {
  readonly format: 'json' | 'csv';
  readonly pages: readonly Page[];
  /** Where the rows are in each page; null when the page is the list itself. */
  readonly rowsAt: string | null;
  readonly modifiedAtMs: number | null;
  readonly validators: Validators;
}

interface CollectNeeds extends Omit<FollowNeeds, 'signal'> {
  readonly budget: Budget;
  readonly plan: FetchPlan;
}

const mostJsonBytes = 256 * 1024 * 1024;

/** Loads all pages into files, and says what they are. */
export async function collectPages(
  asked: Asked,
  earlier: PartFile | null,
  nameOf: (page: number) => string,
  needs: CollectNeeds,
): Promise<Collected | 'unchanged'> {
  const { source } = asked;
  const own: OwnHost = { class: null };
  const seen = new Set<string>();
  const pages: Page[] = [];
  let first = null as Omit<Collected, 'pages'> | null;
  let url: URL | null = firstPage(source, asked.url);
  while (url !== null) {
    const { limits } = needs.budget;
    if (pages.length === limits.pages) throw unusable(url, `has more than ${limits.pages} pages.`);
    if (seen.has(url.href)) throw refusedAddress(url, 'names itself as its next page');
    seen.add(url.href);
    const path = nameOf(pages.length);
    const got = await getPage(asked, url, path, pages.length === 0 ? earlier : null, own, needs);
    if (got === 'unchanged') return 'unchanged';
    if (got === 'none') break;
    const format: Collected['format'] = first?.format ?? (await formatOf(source, got, url, path));
    const json: unknown = format === 'json' ? await parsePage(source, path, url) : undefined;
    first ??= {
      format,
      rowsAt: format === 'json' ? rowsAt(source, json, url) : null,
      ...validatorsOf(got, asked),
    };
    const rows = await countRows(json, first, path);
    pages.push({ path, charset: charsetOf(got) });
    url = nextPage(source, { url, link: got.headers.get('link'), json, rows });
  }
  if (!first) throw new Error('no page was read');
  return { ...first, pages };
}

/** @returns the answer whose body lies at `path`; `none` behind the last page of a numbered source */
async function getPage(
  { source, secret, connection }: Asked,
  url: URL,
  path: string,
  earlier: PartFile | null,
  own: OwnHost,
  { budget, plan, fetch, resolve }: CollectNeeds,
): Promise<Response | 'unchanged' | 'none'> {
  const headers = {
    accept:
      source.format === 'csv'
        ? 'text/csv, */*;q=0.5'
        : 'application/json, text/csv;q=0.9, */*;q=0.5',
    'user-agent': 'Almanac',
    ...conditions(earlier),
  };
  try {
    budget.heard();
    const { signal } = budget;
    const found = await follow(url, headers, secret, own, { fetch, resolve, signal });
    const { response } = found;
    if (earlier && response.status === 304) return 'unchanged';
    const isPast = source.pages?.by === 'number' && path.endsWith('-0.page') === false;
    if (isPast && response.status === 404) return 'none';
    const failure = failureOfStatus(response, found.url, connection, plan.fetchedAtMs);
    if (failure) throw failure;
    await download(response, found.url, path, budget);
    await refuseWebPage(response, found.url, path, found.wasRedirected);
    return response;
  } catch (caught) {
    throw budget.explain(caught, url);
  }
}

/** A login page, or the notice of a hotel's network, is no data, although it comes with 200 OK. */
async function refuseWebPage(
  response: Response,
  url: URL,
  path: string,
  wasRedirected: boolean,
): Promise<void> {
  const head = (await readHead(path, 2048)).toString('latin1');
  const isPage = /^[\s\u00ef\u00bb\u00bf]*<(!doctype html|html|head|body|\?xml)/i.test(head);
  if (!isPage && !/^(text\/html|application\/xhtml)/.test(mediaType(response))) return;
  const title = /<title[^>]*>([^<]{1,80})/i.exec(head)?.[1]?.replace(/\s+/g, ' ').trim();
  const called = title ? ` ("${title}")` : '';
  const login = wasRedirected
    ? ' It was led there from the address of the job, as to a login.'
    : ' It may want a login.';
  throw unusable(
    url,
    `answered with a web page${called}, not with data.${login} Check address and connection in a browser.`,
  );
}

async function formatOf(
  source: HttpSource,
  response: Response,
  url: URL,
  path: string,
): Promise<'json' | 'csv'> {
  if (source.format !== null) return source.format;
  const type = mediaType(response);
  if (/[/+](json|x-ndjson|ndjson|jsonlines)$/.test(type)) return 'json';
  if (/\/(csv|tab-separated-values)$/.test(type)) return 'csv';
  const head = (await readHead(path, 64)).toString('latin1').trimStart();
  if (/^[[{]/.test(head)) return 'json';
  return /\.json$/i.test(url.pathname) ? 'json' : 'csv';
}

async function parsePage(source: HttpSource, path: string, url: URL): Promise<unknown> {
  const bytes = await readFile(path);
  // Only where it matters: one list of rows may be larger, and is read without being held.
  if (bytes.length > mostJsonBytes) {
    if (source.pages === null && source.rows === null) return undefined;
    throw unusable(url, 'has pages of more than 256 MB. Ask it for smaller ones.');
  }
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    // One object after another (NDJSON) is no JSON as a whole; what is broken is said when it is read.
    if (cause instanceof SyntaxError && source.pages === null) return undefined;
    throw new RunFailure(
      'source-unreadable',
      `${shownAddress(url)} sent broken JSON. Nothing was used; try its address in a browser.`,
      { permanent: false, cause },
    );
  }
}

/** The list of rows: where the source says, else the page itself, else its only list of objects. */
function rowsAt(source: HttpSource, json: unknown, url: URL): string | null {
  if (source.rows !== null) {
    if (Array.isArray(fieldOf(json, source.rows))) return source.rows;
    throw unusable(
      url,
      `has no list at "${source.rows}". Correct where the rows are in the job's data.`,
    );
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const lists = Object.entries(json).filter(([, value]) => isListOfRows(value));
  const [only, another] = lists;
  if (only && !another) return only[0];
  if (!another) return null;
  const names = lists.map(([name]) => `"${name}"`).join(' and ');
  throw unusable(
    url,
    `has several lists: ${names}. Say in the job's data which one holds the rows.`,
  );
}

function isListOfRows(value: unknown): boolean {
  return Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null);
}

async function countRows(
  json: unknown,
  { format, rowsAt: at }: Pick<Collected, 'format' | 'rowsAt'>,
  path: string,
): Promise<number> {
  if (format === 'json') {
    const rows = at === null ? json : fieldOf(json, at);
    return Array.isArray(rows) ? rows.length : 0;
  }
  const lines = (await readHead(path, 65_536)).toString('latin1').trim().split(/\r?\n/);
  return lines.length - 1;
}

function mediaType(response: Response): string {
  return (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function charsetOf(response: Response): string | null {
  const found = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(response.headers.get('content-type') ?? '');
  return found?.[1]?.toLowerCase() ?? null;
}

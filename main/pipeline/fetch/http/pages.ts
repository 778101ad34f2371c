import type { HttpSource } from '../../../domain/source/source.ts';
import { refusedAddress } from './http-failures.ts';

/** What one page said, as far as it tells where the next one is. */
export interface PageSeen {
  readonly url: URL;
  readonly link: string | null;
  /** The page as JSON; undefined for CSV. */
  readonly json: unknown;
  readonly rows: number;
}

/** Where the next page is; null after the last one. It never leaves the source's own server. */
export function nextPage({ pages }: HttpSource, seen: PageSeen): URL | null {
  if (pages === null) return null;
  switch (pages.by) {
    case 'link':
      return linked(seen.link === null ? null : relNext(seen.link), seen.url);
    case 'next': {
      const next = fieldOf(seen.json, pages.field);
      return linked(typeof next === 'string' && next !== '' ? next : null, seen.url);
    }
    case 'number': {
      if (seen.rows === 0) return null;
      const url = new URL(seen.url);
      const now = Number(url.searchParams.get(pages.parameter) ?? pages.from);
      url.searchParams.set(pages.parameter, String(now + 1));
      return url;
    }
  }
}

/** The first page of a numbered source says its number, too. */
export function firstPage({ pages }: HttpSource, start: URL): URL {
  if (pages?.by !== 'number' || start.searchParams.has(pages.parameter)) return start;
  const url = new URL(start);
  url.searchParams.set(pages.parameter, String(pages.from));
  return url;
}

/** `data.items` in a page; no name that every object has by itself. */
export function fieldOf(json: unknown, dotted: string): unknown {
  return dotted.split('.').reduce<unknown>((inner, name) => {
    const isGroup = typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name);
    return isGroup ? Reflect.get(inner, name) : undefined;
  }, json);
}

function linked(next: string | null, from: URL): URL | null {
  if (next === null) return null;
  if (!URL.canParse(next, from.href))
    throw refusedAddress(from, 'names a next page that is no address');
  const url = new URL(next, from);
  if (url.origin === from.origin) return url;
  throw refusedAddress(from, `names a next page on another server, ${url.host}`);
}

/** RFC 8288: `<https://…?page=2>; rel="next"`, among others. */
function relNext(header: string): string | null {
  for (const [, address, parameters = ''] of header.matchAll(/<([^>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*"?(?:[^";]*\s)?next(?:\s[^";]*)?"?\s*(?:[;,]|$)/i.test(parameters)) {
      return address ?? null;
    }
  }
  return null;
}

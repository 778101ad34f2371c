import { RunFailure } from '../domain/failure.ts';
import type { ReportFiles } from '../domain/ports.ts';
import { markText } from '../domain/report/mark-text.ts';
import type { Reports } from '../domain/run/history.ts';
import type { Log } from './log.ts';

/** `sandbox` without a word after it takes scripts, forms, popups and the origin from the page. */
export const reportPolicy = [
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline'",
  'frame-ancestors app:',
  "base-uri 'none'",
  "form-action 'none'",
  'sandbox',
].join('; ');

const headers = {
  'Content-Security-Policy': reportPolicy,
  'Content-Type': 'text/html; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // A name looked up ahead of a click would tell a stranger's server that the report was opened.
  'X-DNS-Prefetch-Control': 'off',
  'Cache-Control': 'no-store',
};

export interface ReportPages {
  readonly reports: Pick<Reports, 'get'>;
  readonly files: Pick<ReportFiles, 'readPage'>;
  /** The safe HTML of a trial's report while it is shown. */
  readonly trial: (id: string) => string | null;
  readonly log: Log;
}

/** Marked places, and the one that the address leads to; `calm` where looking for it is over. */
const markStyle = {
  marked:
    'mark{background:#ffe9a8;color:#1f242b;border-radius:2px;scroll-margin:5rem}mark:target{background:#f0a63c}',
  calm: 'mark{background:none;color:inherit}',
};

/**
 * Answers `report://<run id>/` with the stored safe HTML, or a trial's, and nothing else. With `?find=<text>` its places
 * are marked, as `#found-1` and so on; with `?calm=<text>` they can be gone to and are not seen.
 */
export function reportResponse(
  request: { readonly method: string; readonly url: string },
  { reports, files, trial, log }: ReportPages,
): Response {
  const address = /^report:\/\/([a-z0-9-]{1,64})\/(?:\?(find|calm)=([^#]*))?(?:#.*)?$/.exec(
    request.url,
  );
  const [, runId, how, wanted = ''] = address ?? [];
  const tried = request.method === 'GET' && runId ? trial(runId) : null;
  if (tried !== null) return new Response(withAskedLinks(tried), { headers });
  const record = request.method === 'GET' && runId ? reports.get(runId) : null;
  if (!record) return page(404, 'There is no such report.');
  try {
    const html = withAskedLinks(files.readPage(record.hash).html);
    if (!how) return new Response(html, { headers });
    const style = how === 'calm' ? markStyle.calm : markStyle.marked;
    const marked = markText(withStyle(html, style), decodeURIComponent(wanted)).html;
    return new Response(marked, { headers });
  } catch (error) {
    log.error(`report ${runId} cannot be shown`, error);
    const said = error instanceof RunFailure ? error.message : 'This report cannot be read.';
    return page(500, said);
  }
}

/** The page's own policy knows one style by its hash; that of this answer allows styles and less of all else. */
function withStyle(html: string, style: string): string {
  return html
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, '')
    .replace('</head>', `<style>${style}</style></head>`);
}

/**
 * Links that lead out of the app become `open/<address>`, which the navigation guard turns into a
 * question. Left as they are, the window's own policy would replace the report by an error page
 * before anybody is asked. The stored file keeps the real addresses.
 */
export function withAskedLinks(html: string): string {
  return html.replace(
    /(<a\b[^<>]*?\shref=")((?:https?|mailto):[^"<>]*)(")/gi,
    (_all, before: string, address: string, after: string) =>
      `${before}open/${encodeURIComponent(plainText(address))}${after}`,
  );
}

/** The entities that a serialised attribute holds. */
function plainText(attribute: string): string {
  return attribute
    .replaceAll(/&#x([0-9a-f]{1,6});/gi, (_all, hex: string) =>
      String.fromCodePoint(parseInt(hex, 16)),
    )
    .replaceAll('&amp;', '&');
}

function page(status: number, sentence: string): Response {
  const text = sentence.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const body = `<!doctype html><meta charset="utf-8"><p style="font:15px sans-serif;padding:1rem">${text}</p>`;
  return new Response(body, { status, headers });
}

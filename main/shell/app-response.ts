import { readFileSync, realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

export const appPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'none'",
  'frame-src report:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Answers `app://almanac/<file>` from one folder; everything else is 404, whatever the reason. */
export function appResponse(
  request: { readonly method: string; readonly url: string },
  folder: string,
): Response {
  const path = request.method === 'GET' ? pathOf(request.url) : null;
  const type = path === null ? undefined : contentTypes[extname(path)];
  const body = path === null || type === undefined ? null : readBelow(folder, path);
  if (body === null || type === undefined) return notFound();
  return new Response(new Uint8Array(body), { headers: { ...headers, 'Content-Type': type } });
}

const headers = {
  'Content-Security-Policy': appPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

function notFound(): Response {
  return new Response('Not found', {
    status: 404,
    headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

/**
 * The file that an address names, relative to the folder. Only plain names pass: an address with a
 * percent sign, a dot-dot or a backslash never comes from our own build.
 */
function pathOf(address: string): string | null {
  const match = /^app:\/\/almanac(?:\/([^?#]*))?(?:[?#].*)?$/.exec(address);
  if (!match) return null;
  const path = match[1] || 'index.html';
  const isPlain = path.split('/').every((name) => /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name));
  return isPlain ? path : null;
}

/** Read at once: a few small files, and a promise each would wait behind the loading of the engine. */
function readBelow(folder: string, path: string): Buffer | null {
  try {
    const root = realpathSync(folder);
    // The real path, so that a symbolic link in the folder leads nowhere outside it.
    const file = realpathSync(join(root, path));
    if (!file.startsWith(root + sep) || !statSync(file).isFile()) return null;
    return readFileSync(file);
  } catch {
    return null;
  }
}

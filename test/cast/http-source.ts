import type { HttpConnection } from '../../main/domain/source/connection.ts';
import type { HttpSource } from '../../main/domain/source/source.ts';

/** An address that is left to detection. */
export function httpSource(url: string, change: Partial<HttpSource> = {}): HttpSource {
  return {
    id: 'orders',
    kind: 'http',
    connection: null,
    url,
    format: null,
    rows: null,
    pages: null,
    delimiter: null,
    decimal: null,
    dateFormat: null,
    ...change,
  };
}

export function httpConnection(
  baseUrl: string,
  auth: HttpConnection['auth'] = { kind: 'bearer' },
): HttpConnection {
  return { kind: 'http', id: 'shop', name: 'Shop', baseUrl, auth };
}

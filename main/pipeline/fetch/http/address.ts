import { Temporal } from 'temporal-polyfill';
import { badInput } from '../../../domain/failure.ts';
import type { FetchPlan } from '../../../domain/run/plan.ts';
import type { Access } from '../../../domain/source/access.ts';
import type { HttpConnection } from '../../../domain/source/connection.ts';
import type { HttpSource } from '../../../domain/source/source.ts';
import { refusedAddress } from './http-failures.ts';

/** The connection of an HTTP source; null for an address that needs none. */
export function httpAccess(
  source: HttpSource,
  { access = {} }: Pick<FetchPlan, 'access'>,
): { readonly connection: HttpConnection; readonly secret: Access['secret'] } | null {
  if (source.connection === null) return null;
  const found = access[source.connection];
  if (!found) throw new Error(`no access to ${source.connection} came with the plan`);
  const { connection, secret } = found;
  if (connection.kind === 'http') return { connection, secret };
  throw badInput(`${connection.name} is a database. Write a query for it in the job's data.`);
}

/**
 * The address with the period in it: `{from}` and `{to}` are instants, `{fromDate}` and `{toDate}` the
 * dates there in the run's zone, the second one the day after the last.
 */
export function addressOf(
  source: HttpSource,
  connection: HttpConnection | null,
  period: FetchPlan['period'],
): URL {
  const text = source.url.replace(/\{(from|to)(Date)?\}/g, (whole, end: 'from' | 'to', date) => {
    if (!period) return whole;
    const ms = end === 'from' ? period.window.fromMs : period.window.toMs;
    const instant = Temporal.Instant.fromEpochMilliseconds(ms);
    const local = instant.toZonedDateTimeISO(period.zone).toPlainDate();
    return encodeURIComponent(String(date ? local : instant));
  });
  const base = connection ? withSlash(connection.baseUrl) : undefined;
  if (!URL.canParse(text, base)) {
    throw badInput(`"${source.url}" is not an address. Write one that begins with https://.`);
  }
  const url = new URL(text, base);
  if (base && url.origin !== new URL(base).origin) {
    throw refusedAddress(url, `is not part of ${connection?.name}, whose key it would get`);
  }
  if (!['https:', 'http:'].includes(url.protocol) || url.username !== '' || url.password !== '') {
    throw refusedAddress(
      url,
      'is not a plain web address: only http and https, without a password',
    );
  }
  url.hash = '';
  return url;
}

/** The header that carries the secret. */
export function secretHeaders(
  access: ReturnType<typeof httpAccess>,
): Readonly<Record<string, string>> {
  if (!access || access.secret === null) return {};
  const { auth } = access.connection;
  switch (auth.kind) {
    case 'none':
      return {};
    case 'bearer':
      return { authorization: `Bearer ${access.secret}` };
    case 'header':
      return { [auth.header]: access.secret };
    case 'basic': {
      const pair = Buffer.from(`${auth.user}:${access.secret}`).toString('base64');
      return { authorization: `Basic ${pair}` };
    }
  }
}

/** So that `orders` lies below `https://host/api`, not beside it. */
function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

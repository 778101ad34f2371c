import { STATUS_CODES } from 'node:http';
import { RunFailure } from '../../../domain/failure.ts';
import { refused } from '../../../domain/source/access.ts';
import { type Connection, secretWord } from '../../../domain/source/connection.ts';

/** An address as it may be shown: without its query, which often holds a key. */
export function shownAddress(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

/** Nobody answered; a later try may do better. */
export function unreachable(url: URL, cause: unknown): RunFailure {
  return new RunFailure(
    'source-unreachable',
    `${url.host} could not be reached${reasonOf(cause)}. See that this laptop is online and may reach it, over a VPN perhaps.`,
    { permanent: false, cause },
  );
}

export function tooSlow(url: URL, what: string): RunFailure {
  return new RunFailure(
    'source-unreachable',
    `${shownAddress(url)} ${what}. A later try may do better.`,
    {
      permanent: false,
    },
  );
}

export function refusedAddress(url: URL, what: string): RunFailure {
  return unusable(url, `${what}. Nothing was read; correct the address in the job's data.`);
}

export function unusable(url: URL, what: string): RunFailure {
  return new RunFailure('source-unreadable', `${shownAddress(url)} ${what}`, { permanent: true });
}

/** What an answer that is no data means; null for one that is. */
export function failureOfStatus(
  response: Response,
  url: URL,
  connection: Connection | null,
  nowMs: number,
): RunFailure | null {
  const { status } = response;
  const at = shownAddress(url);
  if (status >= 200 && status < 300) return null;
  // The words of the standard, never the server's own: some servers repeat what they were sent, a key too.
  const said = `${at} answered ${[status, STATUS_CODES[status]].join(' ').trim()}`;
  switch (status) {
    case 401:
      return connection && connection.kind === 'http' && connection.auth.kind !== 'none'
        ? refused(
            connection.id,
            `${url.host} refused the ${secretWord(connection)} of ${connection.name}. Enter a new one in Settings, Connections.`,
          )
        : unusable(url, 'asks for a password or a key. Give the job a connection that has one.');
    case 403:
      return unusable(url, 'may not be read with what the job shows. Ask its owner for access.');
    case 404:
    case 410:
      return new RunFailure(
        'source-missing',
        `${at} is not there (${status}). Correct the address in the job's data, or wait until it is back.`,
        { permanent: false },
      );
    case 407:
      return new RunFailure(
        'source-unreachable',
        `The proxy on the way to ${url.host} asks for a name and a password. The app can give them: enter them once in its Settings, Network.`,
        { permanent: true },
      );
    case 408:
    case 425:
    case 429:
      return busy(response, `${said}: it asks to wait`, nowMs);
    default:
      return status >= 500
        ? busy(response, said, nowMs)
        : unusable(url, `answered ${status}, which is no data. Correct the address.`);
  }
}

function busy(response: Response, said: string, nowMs: number): RunFailure {
  const retryAfterMs = retryAfter(response.headers.get('retry-after'), nowMs);
  return new RunFailure('source-unreachable', `${said}. A later try may do better.`, {
    permanent: false,
    retryAfterMs,
  });
}

/** Seconds, or a date (RFC 9110, 10.2.3); what is neither, or past, asks for nothing. */
export function retryAfter(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  const ms = /^\s*\d{1,9}\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return ms > 0 ? ms : undefined;
}

/** The word of the system, such as ENOTFOUND, or Chromium's, behind a sentence. */
function reasonOf(cause: unknown): string {
  const words: Readonly<Record<string, string>> = {
    ENOTFOUND: ': its name is not known',
    EAI_AGAIN: ': its name could not be looked up',
    ECONNREFUSED: ': nothing answers there',
    ECONNRESET: ': it broke off',
    CERT_HAS_EXPIRED: ': its certificate has expired',
    DEPTH_ZERO_SELF_SIGNED_CERT:
      ': its certificate is not trusted here (Settings, Network takes your company’s own)',
    SELF_SIGNED_CERT_IN_CHAIN:
      ': its certificate is not trusted here (Settings, Network takes your company’s own)',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      ': its certificate is not trusted here (Settings, Network takes your company’s own)',
    ERR_TLS_CERT_ALTNAME_INVALID: ': its certificate is for another name',
    ERR_NAME_NOT_RESOLVED: ': its name is not known',
    ERR_CONNECTION_REFUSED: ': nothing answers there',
    ERR_INTERNET_DISCONNECTED: ': there is no network',
    ERR_CERT_AUTHORITY_INVALID:
      ': its certificate is not trusted here (Settings, Network takes your company’s own)',
    ERR_CERT_DATE_INVALID: ': its certificate has expired',
    ERR_CERT_COMMON_NAME_INVALID: ': its certificate is for another name',
    ERR_PROXY_CONNECTION_FAILED: ': the proxy does not answer',
    ERR_TUNNEL_CONNECTION_FAILED: ': the proxy refused',
  };
  return words[networkWord(cause)] ?? '';
}

/** Node names it in `cause.code`; Chromium's error has no code, only `net::ERR_…` as its message. */
function networkWord(caught: unknown): string {
  if (!(caught instanceof Error)) return '';
  const inner = caught.cause ?? caught;
  const { code = '' } = inner as NodeJS.ErrnoException;
  return code !== '' ? code : (/^net::(ERR_\w+)$/.exec(caught.message)?.[1] ?? '');
}

import { isExternal } from './navigation.ts';

/** What the user is asked before a link leaves the app. */
export interface ExternalQuestion {
  /** The address as a browser would read it, never as the text wrote it. */
  readonly address: string;
  readonly message: string;
  readonly detail: string;
}

const longestAddress = 2000;

/**
 * Reads a link as the system would. Null for what is never handed over: other schemes, broken or
 * endless addresses. The host stands in ASCII (punycode), so that a look-alike name is seen as one,
 * and a name before `@` is never mistaken for the host.
 */
export function readExternalLink(text: string): ExternalQuestion | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!isExternal(url) || url.href.length > longestAddress) return null;
  if (url.protocol === 'mailto:') {
    const recipient = decodeSafely(url.pathname);
    // Only the recipient: a link may not fill in a body or attach a file.
    const address = `mailto:${url.pathname}`;
    return { address, message: `Write a mail to ${recipient}?`, detail: address };
  }
  url.username = '';
  url.password = '';
  return { address: url.href, message: `Open ${url.host} in your browser?`, detail: url.href };
}

function decodeSafely(text: string): string {
  try {
    const plain = decodeURIComponent(text);
    return /[\p{Cc}\p{Cf}]/u.test(plain) ? text : plain;
  } catch {
    return text;
  }
}

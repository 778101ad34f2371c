/** A navigation that a page has asked for. Null addresses are frames that are gone already. */
export interface NavigationRequest {
  readonly url: string;
  readonly isMainFrame: boolean;
  /** Where the frame that would navigate is now. */
  readonly frameUrl: string | null;
  /** The page that asked for it. */
  readonly initiatorUrl: string | null;
}

export type NavigationVerdict =
  | { readonly verdict: 'allow' }
  | { readonly verdict: 'refuse' }
  | { readonly verdict: 'external'; readonly url: string }
  | { readonly verdict: 'fact'; readonly runId: string; readonly n: number };

/**
 * Decides what becomes of a navigation. A window never leaves its page; the reader's frame may be
 * pointed at a report by the window alone. Inside a report a click on a number asks for
 * `report://<run>/fact/<n>`, which is no page: it is refused and told to the window.
 */
export function judgeNavigation(request: NavigationRequest): NavigationVerdict {
  const url = parse(request.url);
  if (!url) return { verdict: 'refuse' };
  if (isExternal(url)) return { verdict: 'external', url: url.href };
  if (request.isMainFrame) return { verdict: 'refuse' };

  const asker = parse(request.initiatorUrl);
  const isAskedByWindow = asker?.protocol === 'app:' && asker.host === 'almanac';
  const isMarked = /^\?(?:find|calm)=/.test(url.search);
  const isReport =
    url.protocol === 'report:' && url.pathname === '/' && (url.search === '' || isMarked);
  if (isReport && isAskedByWindow) return { verdict: 'allow' };

  const frame = parse(request.frameUrl);
  const isOwn =
    url.protocol === 'report:' && frame?.protocol === 'report:' && frame.host === url.host;
  return isOwn ? judgeInReport(url) : { verdict: 'refuse' };
}

/** What the links of a report ask of its own origin; none of it is a page. */
function judgeInReport(url: URL): NavigationVerdict {
  const fact = /^\/fact\/([1-9]\d{0,5})$/.exec(url.pathname)?.[1];
  if (fact) return { verdict: 'fact', runId: url.host, n: Number(fact) };
  const encoded = /^\/open\/([^/]+)$/.exec(url.pathname)?.[1];
  const outside = encoded ? parse(decoded(encoded)) : null;
  if (outside && isExternal(outside)) return { verdict: 'external', url: outside.href };
  return { verdict: 'refuse' };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const externalSchemes = ['http:', 'https:', 'mailto:'];

/** Whether an address may be handed to the system at all, after asking the user. */
export function isExternal(url: URL): boolean {
  return externalSchemes.includes(url.protocol);
}

function parse(address: string | null): URL | null {
  return address !== null && URL.canParse(address) ? new URL(address) : null;
}

/** As much of an HTML syntax tree as we touch. */
export interface HtmlNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
}

export interface Element extends HtmlNode {
  type: 'element';
}

/**
 * Marks what the report says is unproven. Keeps two sorts of links: to a fact of this report, and to an http, https or mail address without
 * user name. Every other link becomes its own text: relative ones would leave the report's origin.
 */
export function safeLinks(node: HtmlNode): void {
  for (const child of node.children ?? []) {
    safeLinks(child);
    if (child.tagName !== 'a') continue;
    const href = String(child.properties?.href ?? '');
    if (/^fact\/[1-9]\d*$/.test(href)) continue;
    if (/^unproven\/[1-9]\d*$/.test(href)) {
      child.tagName = 'mark';
      child.properties = { title: 'Almanac could not verify this' };
      continue;
    }
    if (isSafeAddress(href))
      child.properties = { href: new URL(href).href, rel: 'noopener noreferrer' };
    else {
      child.tagName = 'span';
      child.properties = {};
    }
  }
}

function isSafeAddress(href: string): boolean {
  if (!URL.canParse(href)) return false;
  const { protocol, username, password, host } = new URL(href);
  if (protocol === 'mailto:') return true;
  return /^https?:$/.test(protocol) && host !== '' && username === '' && password === '';
}

import type { Schema } from 'hast-util-sanitize';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { type Element, type HtmlNode, safeLinks } from './safe-links.ts';

/**
 * What a report may be made of. No id, class, style or event attribute: nothing in it can name,
 * hide or do anything. Raw HTML in markdown is dropped before this list is even asked.
 */
const schema: Schema = {
  tagNames: [
    ...['h1', 'h2', 'h3', 'h4', 'p', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'pre', 'code'],
    ...['a', 'strong', 'em', 'del', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'img'],
  ],
  attributes: { a: ['href'], img: ['src', 'alt'], td: ['align'], th: ['align'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: ['script', 'style', 'title', 'textarea', 'svg', 'math', 'template'],
  clobber: [],
  allowComments: false,
  allowDoctypes: false,
};

/**
 * Turns a report's markdown into the safe HTML of its body.
 * @param charts the SVG of each chart, in the order of `chart/1`, `chart/2` …
 */
export function safeHtml(markdown: string, charts: readonly string[] = []): string {
  return String(
    unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkRehype)
      .use(rehypeSanitize, schema)
      .use(() => (tree) => safeLinks(tree as HtmlNode))
      .use(() => (tree) => placeCharts(tree as HtmlNode, charts))
      .use(() => (tree) => foldLists(tree as HtmlNode))
      .use(rehypeStringify)
      .processSync(markdown),
  );
}

/**
 * Puts our own charts where the text refers to them, and folds the table of a chart's numbers below
 * it. Done after sanitising: these are the only pictures, and no text can bring another.
 */
function placeCharts(tree: HtmlNode, charts: readonly string[]): void {
  const children = tree.children ?? [];
  for (let at = 0; at < children.length; at++) {
    const picture = onlyChild(children[at]);
    const number = /^chart\/([1-9]\d*)$/.exec(String(picture?.properties?.src ?? ''))?.[1];
    if (!picture) continue;
    const svg = number === undefined ? undefined : charts[Number(number) - 1];
    if (svg === undefined) continue;
    const src = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    const image = element('img', { src, alt: picture.properties?.alt ?? '' }, []);
    const rest = children.slice(at + 1).filter((node) => node.type === 'element');
    const [heading, table] = rest;
    const isFollowedByTable = heading?.tagName === 'h3' && table?.tagName === 'table';
    const figure: HtmlNode[] = [image];
    if (isFollowedByTable && table) {
      const summary = element('summary', {}, heading.children ?? []);
      figure.push(element('details', {}, [summary, table]));
      children.splice(children.indexOf(heading), 1);
      children.splice(children.indexOf(table), 1);
    }
    children[at] = element('figure', {}, figure);
  }
  dropOtherImages(tree);
}

/** A list under a heading of the fourth rank is folded behind it. */
function foldLists(tree: HtmlNode): void {
  const children = tree.children ?? [];
  for (let at = 0; at < children.length; at++) {
    const heading = children[at];
    if (heading?.type !== 'element' || heading.tagName !== 'h4') continue;
    const next = children.findIndex((node, place) => place > at && node.type === 'element');
    const list = children[next];
    if (list?.tagName !== 'ul') continue;
    children.splice(
      at,
      next - at + 1,
      element('details', {}, [element('summary', {}, heading.children ?? []), list]),
    );
  }
}

function onlyChild(node: HtmlNode | undefined): HtmlNode | null {
  const [child, another] = node?.children ?? [];
  return node?.tagName === 'p' && child?.tagName === 'img' && !another ? child : null;
}

/** A picture from elsewhere is never loaded; its place says where it would have come from. */
function dropOtherImages(node: HtmlNode): void {
  node.children?.forEach((child, at, all) => {
    const src = String(child.properties?.src ?? '');
    if (child.tagName !== 'img') dropOtherImages(child);
    else if (!src.startsWith('data:image/svg+xml;base64,') || node.tagName !== 'figure') {
      const host = URL.canParse(src) ? new URL(src).host : 'the text';
      all[at] = element('em', {}, [
        { type: 'text', value: `[picture from ${host || 'the text'}]` },
      ]);
    }
  });
}

function element(
  tagName: string,
  properties: Record<string, unknown>,
  children: readonly HtmlNode[],
): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

import { createRequire } from 'node:module';

/** As much of parse5 as is used: the parser of jsdom, which this takes alone because it is quick. */
interface Parser {
  parse(html: string, options: { readonly scriptingEnabled: boolean }): Node;
  serialize(node: Node): string;
}
interface Node {
  readonly tagName?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
  /** Of a template: its children stand apart. */
  readonly content?: Node;
}

const jsdom = createRequire(import.meta.url).resolve('jsdom');
const { parse, serialize } = createRequire(jsdom)('parse5') as Parser;

/** All that a report, a page or a mail of ours is made of. */
const ownElements = new Set(
  (
    'html head body meta title style main section div span h1 h2 h3 h4 p ul ol li blockquote hr br pre code ' +
    'a strong em del table thead tbody tr th td figure img details summary mark'
  ).split(' '),
);
const ownAttributes = new Set(
  'href src alt align start rel title style width scope class lang charset content http-equiv name'.split(
    ' ',
  ),
);
const ownPicture = /^(data:image\/svg\+xml;base64,|cid:chart)/;

/**
 * What in a document of ours could act. It is read as a browser reads it with scripts, and what comes
 * out is read once more as one without: markup that changes its meaning on the way is found then.
 */
export function dangersOf(html: string): string[] {
  const first = parse(html, { scriptingEnabled: true });
  const again = parse(serialize(first), { scriptingEnabled: false });
  return [...new Set([...dangersIn(first), ...dangersIn(again)])];
}

function dangersIn(node: Node): string[] {
  const below = [...(node.childNodes ?? []), ...(node.content ? [node.content] : [])];
  return [...ownDangers(node), ...below.flatMap(dangersIn)];
}

function ownDangers({ tagName, attrs = [] }: Node): string[] {
  if (tagName === undefined) return [];
  const strange = ownElements.has(tagName) ? [] : [`<${tagName}>`];
  const given = new Map(attrs.map(({ name, value }) => [name, value]));
  const acting = attrs.filter(({ name, value }) => !isHarmless(tagName, name, value, given));
  return [...strange, ...acting.map(({ name, value }) => `<${tagName} ${name}="${value}">`)];
}

function isHarmless(
  element: string,
  name: string,
  value: string,
  given: ReadonlyMap<string, string>,
): boolean {
  if (name === 'href') return element === 'a' && isHarmlessLink(value);
  if (name === 'src') return element === 'img' && ownPicture.test(value);
  if (name === 'style') return !/url|import|expression|position|behavior|binding/i.test(value);
  // The lines of the numbers below an exported report, which its own numbers lead to.
  if (name === 'id') return element === 'tr' && /^number-\d+$/.test(value);
  if (name === 'name') return element === 'meta' && /^(viewport|referrer)$/.test(value);
  if (name === 'http-equiv')
    return value === 'Content-Security-Policy' && isStrict(given.get('content') ?? '');
  return ownAttributes.has(name);
}

function isStrict(policy: string): boolean {
  return policy.startsWith("default-src 'none'; ") && !/script-src|\*/.test(policy);
}

function isHarmlessLink(address: string): boolean {
  if (/^(fact\/|#number-)[1-9]\d*$/.test(address)) return true;
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return /^(https?|mailto):$/.test(protocol) && username === '' && password === '';
}

import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { RunFailure } from '../../domain/failure.ts';
import type { Fact } from '../../domain/report/fact.ts';
import { withoutSign } from '../../domain/report/format-value.ts';

/** A number in a report that nothing proves. */
export interface BareNumber {
  readonly text: string;
  readonly line: number;
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly alt?: string | null;
  readonly title?: string | null;
  readonly children?: readonly Node[];
  readonly position?: { readonly start: { readonly line: number } } | undefined;
}

/**
 * Finds every digit of the text that is not inside a link to a fact, and not marked as unproven. Code
 * is left out: names out of the data are written as code and state nothing.
 */
export function findBareNumbers(markdown: string): readonly BareNumber[] {
  const found: BareNumber[] = [];
  walk(parse(markdown), (node) => {
    if (node.type === 'inlineCode' || node.type === 'code') return false;
    if (node.type === 'link' && (factNumber(node) !== null || isFlagged(node))) return false;
    const texts = [
      node.type === 'text' || node.type === 'html' ? node.value : null,
      node.alt,
      node.title,
    ];
    for (const text of texts) {
      if (text && /\p{Nd}/u.test(text)) found.push({ text, line: node.position?.start.line ?? 0 });
    }
    return true;
  });
  return found;
}

/**
 * Refuses a report with a number that is no fact, or a link that says something else than its fact.
 * @throws RunFailure `report-unproven`
 */
export function proveReport(markdown: string, facts: readonly Fact[]): void {
  const [bare] = findBareNumbers(markdown);
  if (bare) throw unproven(`line ${bare.line} states "${bare.text.slice(0, 80)}" without a fact`);
  const byNumber = new Map(facts.map((fact) => [fact.n, fact]));
  walk(parse(markdown), (node) => {
    const n = node.type === 'link' ? factNumber(node) : null;
    if (n === null) return true;
    const stated = plainText(node);
    const fact = byNumber.get(n);
    if (!fact) throw unproven(`"${stated}" refers to fact ${n}, which does not exist`);
    if (stated !== fact.text && stated !== withoutSign(fact.text)) {
      throw unproven(`"${stated}" refers to fact ${n}, which is "${fact.text}"`);
    }
    return false;
  });
}

/** The report's words without markup, a block a line: for search. */
export function searchText(markdown: string): string {
  const lines: string[] = [];
  walk(parse(markdown), (node) => {
    const isBlock = ['paragraph', 'heading', 'tableRow', 'code'].includes(node.type);
    if (isBlock) lines.push(plainText(node, node.type === 'tableRow' ? ' ' : ''));
    return !isBlock;
  });
  return lines.filter((line) => line !== '').join('\n');
}

function parse(markdown: string): Node {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown) as Node;
}

function walk(node: Node, visit: (node: Node) => boolean): void {
  if (!visit(node)) return;
  for (const child of node.children ?? []) walk(child, visit);
}

function plainText(node: Node, between = ''): string {
  if (node.children) return node.children.map((child) => plainText(child)).join(between);
  return node.value ?? node.alt ?? '';
}

function factNumber(node: Node): number | null {
  const n = /^fact\/([1-9]\d*)$/.exec(node.url ?? '')?.[1];
  return n === undefined ? null : Number(n);
}

/** A statement that the report itself marks as unproven. */
function isFlagged({ url = '' }: Node): boolean {
  return /^unproven\/[1-9]\d*$/.test(url);
}

function unproven(why: string): RunFailure {
  return new RunFailure(
    'report-unproven',
    `The report was not published because a number in it could not be proved: ${why}.`,
    { permanent: true },
  );
}

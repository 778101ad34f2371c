import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { ReportTable, TableCell } from '../../domain/report/export.ts';
import type { Fact } from '../../domain/report/fact.ts';
import type { Report } from '../../domain/report/report.ts';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly alt?: string | null;
  readonly children?: readonly Node[];
}

/** The tables of a report in the order of its text; each is called what the heading above it says. */
export function tablesOf({ markdown, facts, charts }: Report): readonly ReportTable[] {
  const byNumber = new Map(facts.map((fact) => [fact.n, fact]));
  const tables: ReportTable[] = [];
  let title = '';
  let chart: string | null = null;
  for (const node of unified().use(remarkParse).use(remarkGfm).parse(markdown).children as Node[]) {
    if (node.type === 'heading') title = textOf(node);
    else if (node.type === 'paragraph') chart = chartOf(node, charts) ?? chart;
    else if (node.type === 'table') {
      // The numbers of a chart stand right below it and are called like it.
      tables.push(tableOf(node, chart ?? title, byNumber));
      chart = null;
    }
  }
  return tables;
}

function tableOf(node: Node, title: string, facts: ReadonlyMap<number, Fact>): ReportTable {
  const [head, ...rows] = node.children ?? [];
  return {
    title: title || 'Table',
    head: (head?.children ?? []).map(textOf),
    rows: rows.map((row) => (row.children ?? []).map((cell) => cellOf(cell, facts))),
  };
}

function cellOf(cell: Node, facts: ReadonlyMap<number, Fact>): TableCell {
  const [only, another] = cell.children ?? [];
  const n = /^fact\/([1-9]\d*)$/.exec(another ? '' : (only?.url ?? ''))?.[1];
  return { text: textOf(cell), fact: facts.get(Number(n)) ?? null };
}

function chartOf(paragraph: Node, charts: Report['charts']): string | null {
  const [image] = paragraph.children ?? [];
  const n = /^chart\/([1-9]\d*)$/.exec(image?.url ?? '')?.[1];
  return charts[Number(n) - 1]?.title ?? null;
}

function textOf(node: Node): string {
  return node.children ? node.children.map(textOf).join('') : (node.value ?? node.alt ?? '');
}

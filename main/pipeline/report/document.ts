import type { Phrase } from './phrase.ts';

/** What a report is made of; the only way from phrases to markdown. */
export type Block =
  | {
      readonly kind: 'title' | 'section' | 'part' | 'lead' | 'paragraph' | 'small';
      readonly text: Phrase;
    }
  | { readonly kind: 'list'; readonly items: readonly Phrase[] }
  | {
      readonly kind: 'table';
      readonly head: readonly Phrase[];
      /** The first column holds names, the others numbers. */
      readonly rows: readonly (readonly Phrase[])[];
    }
  /** `number` counts the report's charts from 1; `alt` says what the chart shows. */
  | { readonly kind: 'chart'; readonly number: number; readonly alt: Phrase };

export function toMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(blockMarkdown).join('\n\n')}\n`;
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `# ${block.text.markdown}`;
    case 'section':
      return `## ${block.text.markdown}`;
    case 'part':
      return `### ${block.text.markdown}`;
    case 'lead':
      return `**${block.text.markdown}**`;
    case 'paragraph':
      return block.text.markdown;
    case 'small':
      return `*${block.text.markdown}*`;
    case 'list':
      return block.items.map((item) => `- ${item.markdown}`).join('\n');
    case 'table':
      return tableMarkdown(block.head, block.rows);
    case 'chart':
      return `![${block.alt.plain.replace(/[\\[\]]/g, '')}](chart/${block.number})`;
  }
}

function tableMarkdown(head: readonly Phrase[], rows: readonly (readonly Phrase[])[]): string {
  // In a table a bar ends the cell even inside code, unless it is escaped.
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cellsOf = (phrases: readonly Phrase[]) =>
    phrases.map((phrase) => phrase.markdown.replace(/(?<!\\)\|/g, '\\|'));
  const rule = head.map((_, at) => (at === 0 ? ':--' : '--:'));
  return [line(cellsOf(head)), line(rule), ...rows.map((row) => line(cellsOf(row)))].join('\n');
}

import type { FactDraft } from './fact-numbers.ts';
import type { Phrase } from './phrase.ts';

type NumberOf = (fact: FactDraft) => number;

/** What a report is made of; the only way from phrases to markdown. */
export type Block =
  | {
      readonly kind: 'title' | 'section' | 'part' | 'lead' | 'paragraph' | 'small';
      readonly text: Phrase;
    }
  | { readonly kind: 'list'; readonly items: readonly Phrase[] }
  /** A list behind its title: for what few readers need. */
  | { readonly kind: 'folded'; readonly title: Phrase; readonly items: readonly Phrase[] }
  | {
      readonly kind: 'table';
      readonly head: readonly Phrase[];
      /** The first column holds names, the others numbers. */
      readonly rows: readonly (readonly Phrase[])[];
    }
  /** `number` counts the report's charts from 1; `alt` says what the chart shows. */
  | { readonly kind: 'chart'; readonly number: number; readonly alt: Phrase };

/** @param numberOf gives each fact its number in the order of the text */
export function toMarkdown(blocks: readonly Block[], numberOf: NumberOf): string {
  return `${blocks.map((block) => blockMarkdown(block, numberOf)).join('\n\n')}\n`;
}

function blockMarkdown(block: Block, numberOf: NumberOf): string {
  const write = (phrase: Phrase) => phrase.markdown(numberOf);
  switch (block.kind) {
    case 'title':
      return `# ${write(block.text)}`;
    case 'section':
      return `## ${write(block.text)}`;
    case 'part':
      return `### ${write(block.text)}`;
    case 'lead':
      return `**${write(block.text)}**`;
    case 'paragraph':
      return write(block.text);
    case 'small':
      return `*${write(block.text)}*`;
    case 'list':
      return listMarkdown(block.items.map(write));
    case 'folded':
      return `#### ${write(block.title)}\n\n${listMarkdown(block.items.map(write))}`;
    case 'table':
      return tableMarkdown(
        block.head.map(write),
        block.rows.map((row) => row.map(write)),
      );
    case 'chart':
      return `![${block.alt.plain.replace(/[\\[\]]/g, '')}](chart/${block.number})`;
  }
}

function listMarkdown(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function tableMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // In a table a bar ends the cell even inside code, unless it is escaped.
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  const rule = `| ${head.map((_, at) => (at === 0 ? ':--' : '--:')).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

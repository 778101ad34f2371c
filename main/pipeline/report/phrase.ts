import type { AnswerPiece } from '../../domain/model/follow-up.ts';
import { withoutSign } from '../../domain/report/format-value.ts';
import type { FactDraft } from './fact-numbers.ts';

/** Words as markdown and as plain text, or a fact as the sentence writes it. */
type Segment =
  | { readonly markdown: string; readonly plain: string; readonly isUnproven?: true }
  | { readonly fact: FactDraft; readonly text: string };

/**
 * A piece of a report's text. It can be made only here: from literal words without a digit, from
 * names, and from facts. So a number reaches a report only through a fact.
 */
export class Phrase {
  readonly #segments: readonly Segment[];

  private constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  /** Words and phrases in a row. @throws Error when a literal holds a digit: a bug in the writer. */
  static say(words: TemplateStringsArray, ...parts: readonly Phrase[]): Phrase {
    return new Phrase(
      words.flatMap((literal, at) => [Phrase.#words(literal), ...Phrase.#segmentsOf(parts[at])]),
    );
  }

  /**
   * A name out of the data or the job: a column, a region, a file. Names may hold digits ("Store
   * 12") or anything else; all but plain words are set as code, in which nothing is markup.
   */
  static named(text: string): Phrase {
    const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
    const shown = [...line].length > 80 ? `${[...line].slice(0, 79).join('')}…` : line;
    if (shown === '') return new Phrase([{ markdown: '(blank)', plain: '(blank)' }]);
    const isPlain = /^\p{L}[\p{L}\p{M} '’,()/&-]*\.?$/u.test(shown);
    return new Phrase([{ markdown: isPlain ? shown : asCode(shown), plain: shown }]);
  }

  /**
   * Words that somebody else wrote: all markup in them is plain text, so that no link, picture or HTML
   * can come in. @throws Error when they hold a digit: such a sentence is `flagged`
   */
  static quoted(text: string): Phrase {
    return new Phrase([{ ...Phrase.#words(text), markdown: plainMarkdown(text) }]);
  }

  /** The same, marked as what nothing proves. @param n counts the report's unproven statements from 1 */
  static flagged(text: string, n: number): Phrase {
    const markdown = `[${plainMarkdown(text)}](unproven/${n})`;
    return new Phrase([{ markdown, plain: text, isUnproven: true }]);
  }

  /** A fact's value as a link to the fact. */
  static cite(fact: FactDraft): Phrase {
    return new Phrase([{ fact, text: fact.text }]);
  }

  /** The same without the sign, where the sentence says the direction. */
  static size(fact: FactDraft): Phrase {
    return new Phrase([{ fact, text: withoutSign(fact.text) }]);
  }

  static join(parts: readonly Phrase[], between: string): Phrase {
    return new Phrase(
      parts.flatMap((part, at) => [
        ...(at === 0 ? [] : [Phrase.#words(between)]),
        ...part.#segments,
      ]),
    );
  }

  static #segmentsOf(part: Phrase | undefined): readonly Segment[] {
    return part === undefined ? [] : part.#segments;
  }

  static #words(literal: string): Segment {
    if (/\p{Nd}/u.test(literal)) throw new Error(`a number must be a fact: "${literal}"`);
    return { markdown: literal, plain: literal };
  }

  /** @param numberOf gives each fact its number as it is first met */
  markdown(numberOf: (fact: FactDraft) => number): string {
    return this.#segments
      .map((segment) =>
        'fact' in segment
          ? `[${escapeText(segment.text)}](fact/${numberOf(segment.fact)})`
          : segment.markdown,
      )
      .join('');
  }

  /** The same as plain data, for a window that puts it together itself. */
  pieces(numberOf: (fact: FactDraft) => number): readonly AnswerPiece[] {
    return this.#segments.map((segment) => {
      if ('fact' in segment) return { kind: 'fact', n: numberOf(segment.fact), text: segment.text };
      return { kind: segment.isUnproven ? 'unproven' : 'words', text: segment.plain };
    });
  }

  get plain(): string {
    return this.#segments
      .map((segment) => ('fact' in segment ? segment.text : segment.plain))
      .join('');
  }
}

/** `` say`Net fell ${size(percent)} to ${cite(total)}.` `` */
export const { say, named: name, quoted, flagged, cite, size, join } = Phrase;

/** The first letter of a sentence that begins with a column's name. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function asCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return fence + pad + text + pad + fence;
}

/** Text without markup. An address is set as code: else the reader of markdown makes a link of it. */
function plainMarkdown(text: string): string {
  return text
    .split(/(\S*(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:|[^\s@]@[^\s@])\S*)/gi)
    .map((part, at) => (at % 2 === 1 ? asCode(part) : escapeText(part)))
    .join('');
}

function escapeText(text: string): string {
  return text.replace(/[\\`*_{}[\]()#<>|~!&]/g, '\\$&');
}

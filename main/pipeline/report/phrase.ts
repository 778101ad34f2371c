import type { Fact } from '../../domain/fact.ts';
import { withoutSign } from './locale.ts';

/**
 * A piece of a report's text. It can be made only here: from literal words without a digit, from
 * names, and from facts. So a number reaches a report only through a fact.
 */
export class Phrase {
  readonly markdown: string;
  readonly plain: string;

  private constructor(markdown: string, plain: string) {
    this.markdown = markdown;
    this.plain = plain;
  }

  /** Words and phrases in a row. @throws Error when a literal holds a digit: a bug in the writer. */
  static say(words: TemplateStringsArray, ...parts: readonly Phrase[]): Phrase {
    const bare = words.find((literal) => /\p{Nd}/u.test(literal));
    if (bare !== undefined) throw new Error(`a number must be a fact: "${bare}"`);
    const weave = (form: 'markdown' | 'plain') =>
      words.map((literal, at) => literal + (parts[at]?.[form] ?? '')).join('');
    return new Phrase(weave('markdown'), weave('plain').replaceAll('**', ''));
  }

  /**
   * A name out of the data or the job: a column, a region, a file. Names may hold digits ("Store
   * 12") or anything else; all but plain words are set as code, in which nothing is markup.
   */
  static name(name: string): Phrase {
    const line = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
    const shown = [...line].length > 80 ? `${[...line].slice(0, 79).join('')}…` : line;
    if (shown === '') return new Phrase('*(blank)*', '(blank)');
    const isPlain = /^\p{L}[\p{L}\p{M} '’,()/&-]*\.?$/u.test(shown);
    return new Phrase(isPlain ? shown : asCode(shown), shown);
  }

  /** A fact's value as a link to the fact. */
  static fact(fact: Pick<Fact, 'n' | 'text'>): Phrase {
    return new Phrase(`[${escapeText(fact.text)}](fact/${fact.n})`, fact.text);
  }

  /** The same without the sign, where the sentence says the direction. */
  static size(fact: Pick<Fact, 'n' | 'text'>): Phrase {
    return Phrase.fact({ n: fact.n, text: withoutSign(fact.text) });
  }

  static join(parts: readonly Phrase[], between: string): Phrase {
    const gap = Phrase.say([between] as unknown as TemplateStringsArray);
    return parts.reduce((all, part, at) => {
      const lead = at === 0 ? '' : gap.plain;
      return new Phrase(all.markdown + lead + part.markdown, all.plain + lead + part.plain);
    }, new Phrase('', ''));
  }
}

/** `` say`Net fell ${size(change)} to ${fact(total)}.` `` */
export const { say, name, fact: cite, size, join } = Phrase;

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

function escapeText(text: string): string {
  return text.replace(/[\\`*_{}[\]()#<>|~!&]/g, '\\$&');
}

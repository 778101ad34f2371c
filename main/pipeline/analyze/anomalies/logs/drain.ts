/** What stands for a part that differs from message to message. */
export const wildcard = '<*>';

/** Messages of one shape: "Failed password for <*> from <*> port <*>". */
export interface Template {
  /** 1, 2, 3 … in the order in which they were first seen. */
  readonly id: number;
  /** The words; a wildcard where they differ. */
  readonly tokens: readonly string[];
  /** What messages of one template have in common besides their words: their program and level. */
  readonly group: string;
  /** Whether messages go on after the last token. */
  readonly isCut: boolean;
}

/** So much of the words must be alike. */
const similarity = 0.6;
const mostTokens = 40;
/** With more templates that begin alike, what is left goes to the nearest. */
const mostAlike = 200;

interface Growing extends Template {
  tokens: string[];
}

/**
 * Mines message templates online, in the order of the messages.
 *
 * Drain (He, Zhu, Zheng, Lyu 2017: "Drain: an online log parsing approach with fixed depth tree"): a
 * tree leads by group, number of words and first word to a few templates, of which the most similar
 * takes the message and turns words that differ into wildcards. Wildcards count as neither alike nor
 * different, as in its successor Drain3. Numbers are masked before, in SQL.
 */
export class Drain {
  readonly #leaves = new Map<string, Growing[]>();
  /** The parts of the site that have a leaf, by branch. */
  readonly #parts = new Map<string, Set<string>>();
  #count = 0;

  /** @param message with its numbers masked */
  add(message: string, group: string): Template {
    const all = message.trim().split(/\s+/);
    const tokens = all.slice(0, mostTokens);
    const [first = ''] = tokens;
    const start = first.includes(wildcard) ? wildcard : first;
    const leaf = this.#leaf(`${group}\n${tokens.length}\n${start}`, tokens[1] ?? '');
    const found = nearest(leaf, tokens);
    if (found) {
      found.tokens = found.tokens.map((token, at) => (token === tokens[at] ? token : wildcard));
      return found;
    }
    const template = { id: ++this.#count, tokens, group, isCut: all.length > mostTokens };
    leaf.push(template);
    return template;
  }

  /** Requests of different parts of a site are of different kinds, as long as there are not too many. */
  #leaf(branch: string, second: string): Growing[] {
    const [, part] = /^(\/[^/]*)/.exec(second) ?? [];
    const parts = this.#parts.get(branch) ?? new Set();
    this.#parts.set(branch, parts);
    const isOwn = part !== undefined && (parts.has(part) || parts.size < mostAlike);
    if (isOwn) parts.add(part);
    const key = isOwn ? `${branch}\n${part}` : branch;
    const leaf = this.#leaves.get(key) ?? [];
    this.#leaves.set(key, leaf);
    return leaf;
  }
}

function nearest(leaf: readonly Growing[], tokens: readonly string[]): Growing | null {
  let best: Growing | null = null;
  let bestScore = leaf.length >= mostAlike ? -1 : similarity;
  for (const template of leaf) {
    let alike = 0;
    let compared = 0;
    for (const [at, token] of template.tokens.entries()) {
      if (token === wildcard) continue;
      compared++;
      if (token === tokens[at]) alike++;
    }
    const score = compared === 0 ? 1 : alike / compared;
    if (score >= bestScore && (best === null || score > bestScore)) {
      best = template;
      bestScore = score;
    }
  }
  return best;
}

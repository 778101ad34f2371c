import type { Cell } from '../report/fact.ts';

/** What an audit found about one rule, as its evidence file keeps it. */
export interface EvidenceEntry {
  readonly window: string;
  readonly rule: string;
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'waived';
  readonly checked: number;
  readonly findings: number;
  readonly waiver: { readonly note: string; readonly until: string } | null;
  readonly query: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly snapshot: string;
}

/** What stands before the first entry of a job's first audit. */
export const chainStart = '0'.repeat(64);

/** sha256 of a text as lower-case hex. */
export type Sha256 = (text: string) => string;

/**
 * Chains entries: each line holds its number, the hash of the line before it and its own, which is
 * over number, previous hash and entry. So no entry can be changed, taken out or put elsewhere without
 * breaking every hash after it (Haber and Stornetta 1991, "How to Time-Stamp a Digital Document").
 * @param previous the last hash of the job's audit before this one, or `chainStart`
 * @returns JSON lines, and the hash of the last
 */
export function chainEvidence(
  entries: readonly EvidenceEntry[],
  previous: string,
  sha256: Sha256,
): { readonly text: string; readonly head: string } {
  let head = previous;
  const lines = entries.map((entry, at) => {
    const link = { n: at + 1, previous: head, entry };
    head = sha256(JSON.stringify(link));
    return JSON.stringify({ ...link, hash: head });
  });
  return { text: lines.map((line) => `${line}\n`).join(''), head };
}

/** One link as it was read. */
interface Link {
  readonly n: number;
  readonly previous: string;
  readonly entry: unknown;
  readonly hash: string;
}

export type ChainVerdict =
  | { readonly ok: true; readonly entries: number; readonly previous: string }
  | { readonly ok: false; readonly why: string };

/**
 * Follows a chain from its first line to its last.
 * @param head the last hash as the report states it
 */
export function followChain(text: string, head: string, sha256: Sha256): ChainVerdict {
  const lines = text.split('\n').filter((line) => line !== '');
  let expected: string | null = null;
  let first = head;
  for (const [at, line] of lines.entries()) {
    const link = linkOf(line);
    if (link === null) return wrong(`line ${at + 1} is not an entry`);
    const { hash, ...rest } = link;
    if (sha256(JSON.stringify(rest)) !== hash) return wrong(`entry ${link.n} was edited`);
    if (expected === null) first = link.previous;
    const isNext = expected === null ? link.n === 1 : link.previous === expected;
    if (!isNext)
      return wrong(`line ${at + 1} is entry ${link.n}: entries are missing or in another order`);
    expected = hash;
  }
  if (expected !== head) {
    return wrong(
      'its last entry is not the one that the report states: entries are missing at the end',
    );
  }
  return { ok: true, entries: lines.length, previous: first };
}

function wrong(why: string): ChainVerdict {
  return { ok: false, why };
}

function linkOf(line: string): Link | null {
  try {
    const { n, previous, entry, hash } = JSON.parse(line) as Partial<Link>;
    const isLink =
      typeof n === 'number' && typeof previous === 'string' && typeof hash === 'string';
    return isLink ? { n, previous, entry, hash } : null;
  } catch {
    return null;
  }
}

import type { Sha256 } from '../analysis/evidence-chain.ts';

/** One row of the chain: what became of a slot or a delivery, or that some were taken back or forgotten. */
export interface ChainEntry {
  /** A JSON array: what it is about, then what became of it. */
  readonly entry: string;
  readonly hash: string;
}

/** A slot or delivery as the ledger has it now, in the words of its entry. */
export interface ChainedRow {
  readonly entry: string;
  /** Where it stands in time. */
  readonly atMs: number;
  /** False of a delivery that is sent once more. */
  readonly hasEnded: boolean;
}

export interface ChainReading {
  readonly entries: number;
  /** The last hash: whoever noted it can tell later that nothing before it was changed. */
  readonly head: string | null;
  /** What fell due before was forgotten, as the user asked; null: nothing was. */
  readonly sinceMs: number | null;
  /** What does not fit, as sentences; the first few. */
  readonly problems: readonly string[];
}

const mostProblems = 20;

/**
 * Follows the chain from its first entry to its last, and holds it against the ledger: each hash is over the
 * one before it and its own entry (as in `evidence-chain.ts`), and each slot and delivery that has ended is as
 * its last entry says. What was forgotten leaves an entry that names the hash from which the chain goes on.
 * @param knownHead what somebody noted earlier: who makes the whole chain anew cannot keep it
 */
export function followLedger(
  entries: Iterable<ChainEntry>,
  rows: Iterable<ChainedRow>,
  sha256: Sha256,
  knownHead: string | null = null,
): ChainReading {
  const chain = followEntries(entries, sha256, knownHead);
  const problems = [...chain.problems];
  if (knownHead !== null && !chain.hasKnown) problems.push('the head that was noted is not in it');
  const tell = (problem: string) => problems.length < mostProblems && problems.push(problem);
  const there = new Set<string>();
  const runs = new Set<string>();
  for (const { entry, atMs, hasEnded } of rows) {
    const { about, runId } = partsOf(entry);
    there.add(about);
    if (runId !== null) runs.add(runId);
    if (!hasEnded) continue;
    const last = chain.last.get(about);
    if (last === undefined && atMs >= (chain.sinceMs ?? Number.NEGATIVE_INFINITY)) {
      tell(`${about} has an end that was never entered`);
    }
    if (last !== undefined && last !== entry) tell(`${about} was changed after it was entered`);
  }
  for (const [about, entry] of chain.last) {
    if (!there.has(about) && !mayBeGone(entry, chain, runs)) tell(`${about} was taken out`);
  }
  return { entries: chain.count, head: chain.head, sinceMs: chain.sinceMs, problems };
}

interface Followed {
  readonly count: number;
  readonly head: string | null;
  readonly hasKnown: boolean;
  readonly sinceMs: number | null;
  readonly forgottenMs: number;
  /** The last entry about each slot and delivery. */
  readonly last: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

function followEntries(
  entries: Iterable<ChainEntry>,
  sha256: Sha256,
  knownHead: string | null,
): Followed {
  const last = new Map<string, string>();
  const problems: string[] = [];
  let count = 0;
  let hasKnown = false;
  let head: string | null = null;
  let first: ChainEntry | null = null;
  /** What stood before the first entry when the chain was last cut, and from when on it tells since. */
  let before = '';
  let sinceMs: number | null = null;
  let forgottenMs = Number.NEGATIVE_INFINITY;
  for (const { entry, hash } of entries) {
    count += 1;
    first ??= { entry, hash };
    if (head !== null && sha256(`${head}\n${entry}`) !== hash && problems.length < mostProblems) {
      problems.push(
        `entry ${count} was edited, or one before it is missing: ${entry.slice(0, 120)}`,
      );
    }
    head = hash;
    hasKnown ||= hash === knownHead;
    const [kind, ...rest] = JSON.parse(entry);
    if (kind === 'forgotten') {
      const [beforeMs, cutMs, upTo] = rest;
      forgottenMs = Math.max(forgottenMs, beforeMs);
      sinceMs = cutMs;
      before = upTo ?? before;
    } else {
      last.set(partsOf(entry).about, entry);
    }
  }
  if (first && sha256(`${before}\n${first.entry}`) !== first.hash) {
    problems.unshift('its first entry is not the first: entries before it are missing');
  }
  return { count, head, hasKnown, sinceMs, forgottenMs, last, problems };
}

/** "slot weekly-churn 2026-03-02T07:00|Europe/Berlin", "delivery run:… email boss@example.com" */
function partsOf(entry: string): { readonly about: string; readonly runId: string | null } {
  const [kind, ...rest] = JSON.parse(entry);
  if (kind !== 'delivery') return { about: `slot ${rest[0]} ${rest[1]}`, runId: rest[5] ?? null };
  return { about: `delivery ${rest[1]} ${rest[2]} ${rest[3]}`, runId: rest[0] };
}

/** Taken back after a wrong clock, or forgotten as the user asked, its deliveries with it. */
function mayBeGone(entry: string, { forgottenMs }: Followed, runs: ReadonlySet<string>): boolean {
  const [kind, runId, , atMs] = JSON.parse(entry);
  if (kind === 'delivery') return !runs.has(runId);
  return kind === 'quarantined' || atMs < forgottenMs;
}

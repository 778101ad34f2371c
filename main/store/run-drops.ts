import type Database from 'better-sqlite3';
import type { RunKeeping } from '../domain/ports.ts';
import { runEnding } from './run-ending.ts';

const dropRun = `UPDATE runs SET state = 'dropped', outcome = :outcome, reason = :reason,
    next_at_ms = NULL, ended_at_ms = :nowMs
  WHERE id = :runId AND state IN ('recorded', 'waiting')`;
// The dropped run stays in the ledger; the slot gets another if the answer is yes.
const reopenSlot = `UPDATE slots SET outcome = 'open', reason = :reason, run_id = NULL, trigger = NULL
  WHERE run_id = :runId`;

/** Ends a run that has not started, with its slot. Call it inside a transaction. */
export function runDrops(db: Database.Database): RunKeeping['drop'] {
  const update = db.prepare(dropRun);
  const ending = runEnding(db);
  const reopen = db.prepare(reopenSlot);
  return (runId, outcome, reason, nowMs) => {
    const isOpen = outcome === 'open';
    const ended = { runId, outcome: isOpen ? 'missed' : outcome, reason } as const;
    if (update.run({ ...ended, nowMs }).changes !== 1) return false;
    if (isOpen) reopen.run({ runId, reason });
    else ending.mirror(ended);
    return true;
  };
}

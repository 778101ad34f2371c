import type Database from 'better-sqlite3';
import {
  type ChainEntry,
  type ChainedRow,
  type ChainReading,
  followLedger,
} from '../domain/upkeep/audit-chain.ts';
import { sha256 } from './audit-hash.ts';
import type { Paths } from './home.ts';
import { readHome } from './read-home.ts';

const selectEntries = 'SELECT entry, hash FROM audit ORDER BY id';
const selectRows = `SELECT entry, at_ms AS atMs, 1 AS hasEnded FROM audit_slots
  UNION ALL SELECT entry, at_ms, 1 FROM audit_deliveries
  UNION ALL SELECT json_array('delivery', run_id, subject, channel, recipient), recorded_at_ms, 0
    FROM deliveries WHERE ended_at_ms IS NULL`;

interface Row extends Omit<ChainedRow, 'hasEnded'> {
  readonly hasEnded: number;
}

/** Follows the chain of a home's ledger, as it lies there. Changes nothing. */
export function followHomeLedger(
  paths: Paths,
  knownHead: string | null,
  nativeBinding?: string,
): ChainReading | null {
  return readHome(paths, nativeBinding, (db) =>
    followLedger(
      db.prepare<[], ChainEntry>(selectEntries).iterate(),
      rowsOf(db.prepare<[], Row>(selectRows)),
      sha256,
      knownHead,
    ),
  );
}

function* rowsOf(rows: Database.Statement<[], Row>): Iterable<ChainedRow> {
  for (const row of rows.iterate()) yield { ...row, hasEnded: row.hasEnded === 1 };
}

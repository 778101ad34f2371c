import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';

/** sha256 of a text as lower-case hex. */
export function sha256(text: string): string {
  return hash('sha256', text);
}

/** The function of the triggers on `audit`: every connection that writes the ledger has it. */
export function defineAuditHash(db: Database.Database): void {
  db.function('audit_hash', { deterministic: true }, (previous, text) =>
    sha256(`${previous}\n${text}`),
  );
}

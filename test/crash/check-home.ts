import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Core } from '../../main/compose.ts';
import { idempotencyKey } from '../../main/pipeline/deliver/webhook/webhook.ts';
import { followHomeLedger } from '../../main/store/audit-chain.ts';
import { checkLedger } from '../cast/check-ledger.ts';
import { calledFile, shownFile } from './driven-core.ts';

/** Every run that became ready so long before the end must have ended by then. */
const settledWithinMs = 40_000;

/** What a home lacks or has twice at an instant up to which its engine has lived, as sentences. */
export function checkHome(core: Core, nowMs: number): readonly string[] {
  const db = new Database(core.paths.db, { readonly: true });
  try {
    return [
      ...checkLedger(db),
      ...(followHomeLedger(core.paths, null)?.problems ?? []).map((found) => `chain: ${found}`),
      ...checkSlots(core, nowMs),
      ...checkEnded(db, nowMs),
      ...checkFiles(core),
      ...checkShown(core, db),
      ...checkCalled(core, db),
    ];
  } finally {
    db.close();
  }
}

/** Every slot of the schedule has its row, and no row is of a slot that the schedule does not have. */
function checkSlots({ store, timetable }: Core, nowMs: number): readonly string[] {
  return store.jobs.list().flatMap((job) => {
    const rows = store.history.slots({ jobId: job.id, order: 'oldest', limit: 1_000_000 });
    const written = new Set(rows.flatMap((row) => (row.dueAtMs === null ? [] : [row.slot])));
    const due = timetable.between(job, job.editedAtMs, nowMs).map((slot) => slot.text);
    return [
      ...due.filter((slot) => !written.has(slot)).map((slot) => `lost: ${job.id} ${slot}`),
      ...[...written].filter((slot) => !due.includes(slot)).map((slot) => `invented: ${slot}`),
    ];
  });
}

/** Runs that wait or are under way although they became ready long ago. */
export function checkEnded(db: Database.Database, nowMs: number): readonly string[] {
  const sql = `SELECT id, state FROM runs WHERE ended_at_ms IS NULL AND requested_at_ms < ?`;
  return db
    .prepare<[number], { id: string; state: string }>(sql)
    .all(nowMs - settledWithinMs)
    .map(({ id, state }) => `never ended: ${id} is ${state}`);
}

/** A report that the ledger names has its files, and they have the hash that it is named by. */
function checkFiles({ store }: Core): readonly string[] {
  return store.reports.list({ limit: 1_000_000 }).flatMap(({ runId, hash }) => {
    try {
      store.reportFiles.read(hash);
      const snapshot = store.reports.snapshot(runId);
      if (snapshot) store.artifacts.partFiles(snapshot);
      return [];
    } catch (caught) {
      return [`files of ${runId}: ${caught}`];
    }
  });
}

/** A notification is shown at most once, and only after the ledger called it sent. */
function checkShown({ paths }: Core, db: Database.Database): readonly string[] {
  const sent = new Set(
    db
      .prepare<[], { key: string }>(
        `SELECT subject || '/' || channel || '/' || recipient AS key FROM deliveries
         WHERE state = 'sent'`,
      )
      .all()
      .map(({ key }) => key),
  );
  // A summary is named by the first delivery that it tells.
  const shown = shownKeys(paths.home)
    .filter((key) => !key.startsWith('auto-pause:'))
    .map((key) => key.replace(/^summary:/, ''));
  const twice = shown.filter((key, index) => shown.indexOf(key) !== index);
  return [
    ...twice.map((key) => `shown twice: ${key}`),
    ...shown.filter((key) => !sent.has(key)).map((key) => `shown, not sent: ${key}`),
  ];
}

/** What the ledger calls sent has reached the web; what reached it twice was the same both times (H05). */
function checkCalled({ paths }: Core, db: Database.Database): readonly string[] {
  const file = calledFile(paths.home);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const bodies = new Map<string, string>();
  const changed = lines.flatMap((line) => {
    const key = line.slice(0, line.indexOf(' '));
    const before = bodies.get(key) ?? line;
    bodies.set(key, line);
    return before === line ? [] : [`called twice with two bodies: ${key}`];
  });
  const sent = db
    .prepare<[], { subject: string; channel: 'webhook'; recipient: string }>(
      `SELECT subject, channel, recipient FROM deliveries WHERE channel = 'webhook' AND state = 'sent'`,
    )
    .all();
  return [
    ...changed,
    ...sent
      .filter((delivery) => !bodies.has(idempotencyKey(delivery)))
      .map(({ subject }) => `sent, never called: ${subject}`),
  ];
}

/** Keys of what was shown, in order. */
export function shownKeys(home: string): readonly string[] {
  const file = shownFile(home);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

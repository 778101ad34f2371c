import type Database from 'better-sqlite3';
import type { Fact } from '../domain/report/fact.ts';
import type { EarlierFact, FactLookup, FoundFact } from '../domain/report/fact-lookup.ts';
import { matchOf } from './fact-words.ts';
import { factsAReport, wordIndex } from './word-index.ts';

const selectFact = `SELECT n, id, label, value, format, unit, text, query, evidence, source,
    snapshot_hash AS snapshotHash
  FROM facts WHERE run_id = :runId AND n = :n`;
// They are numbered from one without a gap; counting them would read all that stands behind them.
const countFacts = `SELECT coalesce(max(n), 0) FROM facts WHERE run_id = +?`;
// Of a period that was reported again the newest report counts. A fact that no report of the last
// thirty periods states is not looked for any further.
const selectEarlier = `SELECT facts.n, facts.value, facts.text, runs.id AS runId,
    runs.window_from_ms AS fromMs, runs.window_to_ms AS toMs
  FROM (SELECT max(reports.id) AS id, reports.window_to_ms
    FROM reports AS this JOIN reports ON reports.job_id = this.job_id
      AND reports.window_to_ms < this.window_to_ms
    WHERE this.run_id = :runId
    GROUP BY reports.window_to_ms ORDER BY reports.window_to_ms DESC LIMIT 30) AS newest
  JOIN reports ON reports.id = newest.id
  JOIN runs ON runs.id = reports.run_id
  JOIN facts ON facts.run_id = reports.run_id AND facts.id = :factId
  ORDER BY reports.window_to_ms DESC LIMIT :limit`;
const selectFound = `SELECT fact_words.rowid AS place, facts.n, facts.label, facts.text,
    reports.job_id AS jobId, runs.id AS runId, runs.zone,
    runs.window_from_ms AS fromMs, runs.window_to_ms AS toMs
  FROM fact_words
  JOIN reports ON reports.id = fact_words.rowid / ${factsAReport}
  JOIN runs ON runs.id = reports.run_id
  JOIN facts ON facts.run_id = reports.run_id AND facts.n = fact_words.rowid % ${factsAReport}
  WHERE fact_words MATCH :match AND fact_words.rowid < :before
  ORDER BY fact_words.rowid DESC LIMIT :limit`;

const selectAny = `SELECT rowid FROM fact_words WHERE fact_words MATCH :match LIMIT 1`;

type Row<Found extends { readonly window: unknown }> = Omit<Found, 'window'> & {
  readonly fromMs: number;
  readonly toMs: number;
};

/** Facts as T4 wrote them; no file is read. */
export function factsStore(db: Database.Database): FactLookup {
  const one = db.prepare<[unknown], Omit<Fact, 'evidence'> & { readonly evidence: string }>(
    selectFact,
  );
  const count = db.prepare<[string], number>(countFacts).pluck();
  const earlier = db.prepare<[unknown], Row<EarlierFact>>(selectEarlier);
  const found = db.prepare<[unknown], Row<FoundFact> & { readonly place: number }>(selectFound);
  const any = db.prepare<[unknown], { readonly rowid: number }>(selectAny);
  const index = wordIndex(db);

  return {
    one(runId, n) {
      const row = one.get({ runId, n });
      return row ? { ...row, evidence: JSON.parse(row.evidence) } : null;
    },
    count: (runId) => count.get(runId) ?? 0,
    earlier: (runId, factId, limit) => earlier.all({ runId, factId, limit }).map(withWindow),
    find({ text, before = Number.MAX_SAFE_INTEGER, limit }) {
      const whole = matchOf(text, 'whole');
      if (whole === null) return { facts: [], next: null };
      index.catchUp();
      // Beginnings of words only where no report has the words themselves, on every page alike.
      const hasWhole = any.get({ match: whole }) !== undefined;
      const match = hasWhole ? whole : matchOf(text);
      const rows = found.all({ match, before, limit });
      const isFull = rows.length === limit;
      return {
        facts: rows.map(({ place: _, ...row }) => withWindow(row)),
        next: isFull ? (rows.at(-1)?.place ?? null) : null,
      };
    },
  };
}

function withWindow<Found extends { readonly fromMs: number; readonly toMs: number }>({
  fromMs,
  toMs,
  ...found
}: Found) {
  return { ...found, window: { fromMs, toMs } };
}

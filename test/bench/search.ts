// `npm run bench -- search`: finding reports by their words among 100,000. Exit 1 on a miss.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pathsOf } from '../../main/store/home.ts';
import { machineRandom } from '../../main/store/machine.ts';
import { openStore } from '../../main/store/open-store.ts';
import { nightly } from '../main/store/story.ts';

const reports = 100_000;
const rounds = 40;
const mostMs = 10;
/** From a word of every report to one of none, begun and whole. */
const terms = [
  'net',
  'amount rose',
  'emea',
  'reg',
  'report 99',
  'unique4711',
  'nowhere',
  'a',
  'de',
];

const folder = mkdtempSync(join(tmpdir(), 'almanac-search-'));
try {
  const paths = pathsOf(folder);
  const store = openStore({ paths, random: machineRandom, durability: 'none' });
  store.jobs.save(nightly, 0);
  fill(paths.db);
  const medians = terms.map((text) => ({ text, ms: median(text) }));
  store.close();
  for (const { text, ms } of medians) console.log(`${text.padEnd(14)} p50 ${ms.toFixed(2)} ms`);
  const slow = medians.filter(({ ms }) => ms > mostMs);
  console.log(slow.length === 0 ? `every term within ${mostMs} ms` : `${slow.length} too slow`);
  process.exitCode = slow.length === 0 ? 0 : 1;

  function median(text: string): number {
    const took = Array.from({ length: rounds }, () => {
      const beganAtMs = performance.now();
      store.inbox.find({ shows: 'all', text, limit: 50 });
      return performance.now() - beganAtMs;
    });
    return took.toSorted((a, b) => a - b)[rounds / 2] ?? 0;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Reports of some 200 words, as a briefing has them. */
function fill(file: string): void {
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  const run =
    db.prepare(`INSERT INTO runs (id, job_id, job_revision, slot, requested_at_ms, zone, trigger,
      revision, state, fence, heartbeat) VALUES (?, ?, 1, ?, 0, 'UTC', 'schedule', 1, 'done', 1, 0)`);
  db.pragma('ignore_check_constraints = ON');
  const report =
    db.prepare(`INSERT INTO reports (id, run_id, job_id, window_to_ms, headline, hash, bytes,
      created_at_ms, is_unread) VALUES (?, ?, ?, 0, ?, '', 0, 0, 0)`);
  const text = db.prepare('INSERT INTO report_texts (rowid, headline, body) VALUES (?, ?, ?)');
  db.transaction(() => {
    for (let n = 1; n <= reports; n += 1) {
      const headline = `Net amount rose ${n % 97} % in region ${n % 31}`;
      run.run(`run-${n}`, nightly.id, `manual:${n}`);
      report.run(n, `run-${n}`, nightly.id, headline);
      text.run(n, headline, bodyOf(n));
    }
  })();
  db.close();
}

function bodyOf(n: number): string {
  const words = Array.from({ length: 190 }, (_, at) => `w${(n * 31 + at * at * 7) % 20_000}`);
  return `report ${n} unique${n} emea apac delta a ${words.join(' ')}`;
}

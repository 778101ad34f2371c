import Database from 'better-sqlite3';
import type { CrashPoint } from '../../../main/domain/run/crash-point.ts';
import { checkEnded, checkHome } from '../check-home.ts';
import { busyJobs, openDrivenCore } from '../driven-core.ts';
import { watchStatements } from '../statements.ts';

/** One life of the core on a home. */
export interface Life {
  readonly home: string;
  readonly seed: number;
  readonly boot: number;
  readonly fromMs: number;
  readonly spanMs: number;
  /** The nth passing of a crash point, the nth statement boundary, or null: lives on. */
  readonly death: { readonly at: CrashPoint | 'statement'; readonly nth: number } | null;
  /** Whether it says at its end what is wrong with the home. */
  readonly isLast: boolean;
}

const life: Life = JSON.parse(String(process.argv[2]));
const { home, seed, boot, fromMs, spanMs, death } = life;

let passed = 0;
function pass(point: CrashPoint | 'statement'): void {
  if (point !== death?.at) return;
  passed += 1;
  if (passed === death.nth) process.kill(process.pid, 'SIGKILL');
}

const { core, clock } = openDrivenCore({ home, seed, boot, atMs: fromMs });
if (boot === 0) for (const job of busyJobs(seed, 8)) core.store.jobs.save(job, fromMs);
process.stdout.write('ready\n');
Object.assign(globalThis, { almanacCrashPoint: pass });
watchStatements(() => pass('statement'));
if (!core.own()) throw new Error('another process holds the lock');
await clock.advance(spanMs);
// Nine deaths leave a long queue: it must come to its end, however long that takes within reason.
for (let more = 0; life.isLast && more < 30 && isBehind(); more += 1) await clock.advance(10_000);
if (life.isLast) process.stdout.write(`${JSON.stringify(checkHome(core, clock.wallMs()))}\n`);
const stopped = core.engine.stop(0);
await clock.advance(0);
await stopped;
core.close();

function isBehind(): boolean {
  const db = new Database(core.paths.db, { readonly: true });
  try {
    return checkEnded(db, clock.wallMs()).length > 0;
  } finally {
    db.close();
  }
}

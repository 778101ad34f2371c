import type { Query } from '../../duckdb.ts';
import type { Span } from '../../period.ts';
import { countsSql, type LogColumns } from './message-sql.ts';
import { type LogFinding, watchLog } from './watch-log.ts';

export interface LogSteps {
  /** Of the whole log up to the end of the window, in order of step. */
  readonly findings: readonly LogFinding[];
  /** Steps are counted from the end of the window: the last one is -1. */
  readonly stepMs: number;
  /** How many days of the log lie before the window. */
  readonly daysBefore: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const finest = 300_000;
/** A log is learnt from so far back. */
const pastMs = 60 * dayMs;

/** Counts messages of each kind in steps of an hour, or of the window where that is shorter, and judges each step. */
export async function findLogSteps(query: Query, log: LogColumns, window: Span): Promise<LogSteps> {
  const { fromMs, toMs } = window;
  const stepMs = stepOf(toMs - fromMs);
  const table = await query(countsSql(log, toMs - pastMs, toMs, stepMs));
  const counts = table.rows.map(([step, level, program, masked, status, count]) => ({
    step: Number(step),
    level: String(level),
    program: String(program),
    masked: String(masked),
    status: String(status),
    count: Number(count),
  }));
  const findings = watchLog(counts, { stepsADay: dayMs / stepMs, lastStep: -1 });
  const first = counts[0]?.step ?? 0;
  return { findings, stepMs, daysBefore: Math.max(0, (fromMs - (toMs + first * stepMs)) / dayMs) };
}

/** An hour, or the part of an hour that divides it and is no longer than the window. */
function stepOf(windowMs: number): number {
  const parts = [hourMs, hourMs / 2, hourMs / 4, hourMs / 6];
  return parts.find((part) => part <= windowMs) ?? finest;
}

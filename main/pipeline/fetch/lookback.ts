import type { SnapshotPart } from '../../domain/report/report.ts';
import type { FetchPlan } from '../../domain/run/plan.ts';
import { asksFrom } from '../../domain/source/cursor.ts';
import type { Source } from '../../domain/source/source.ts';
import { askedFromOption } from './part-options.ts';

/**
 * What a server is asked for where the job looks back: `{from}` lies earlier, so that rows of periods that
 * were told already are among the answer, and can be held against what the last report had of them.
 */
export function withLookback(source: Source, plan: FetchPlan): FetchPlan {
  const { period } = plan;
  const ms = lookbackMs(source);
  if (!period || ms === 0) return plan;
  const window = { ...period.window, fromMs: period.window.fromMs - ms };
  return { ...plan, period: { ...period, window } };
}

/** The part, with the instant from which rows were asked for; a file is read whole. */
export function withAskedFrom(source: Source, part: SnapshotPart, plan: FetchPlan): SnapshotPart {
  const asked = withLookback(source, plan).period;
  if (!asked || !asksFrom(source) || lookbackMs(source) === 0) return part;
  const from = String(asked.window.fromMs);
  return { ...part, options: { ...part.options, [askedFromOption]: from } };
}

/**
 * From when on an earlier part holds all rows that this source would give, in ms; null where that is not
 * known, because its job did not look back then.
 */
export function completeFrom(source: Source, earlier: SnapshotPart): number | null {
  if (!asksFrom(source)) return Number.NEGATIVE_INFINITY;
  const from = earlier.options[askedFromOption];
  return from === undefined ? null : Number(from);
}

function lookbackMs(source: Source): number {
  return asksFrom(source) ? (source.cursor?.lookbackMs ?? 0) : 0;
}

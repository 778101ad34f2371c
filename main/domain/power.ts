import type { Absence } from './catch-up.ts';

/** A stretch in which Almanac could not run. */
export interface AbsenceSpan {
  readonly kind: Exclude<Absence, 'past grace'>;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What kept the laptop from running at an instant, as far as the spans tell. */
export function absenceAt(spans: readonly AbsenceSpan[], ms: number): Absence {
  return spans.find((span) => span.fromMs <= ms && ms <= span.toMs)?.kind ?? 'past grace';
}

/** Sleep and wake as seen, and the last sign of life. */
export interface PowerLog {
  add(span: AbsenceSpan): void;
  /** Spans that end after `sinceMs`, in order. */
  since(sinceMs: number): readonly AbsenceSpan[];
  /** When Almanac was last seen alive; null at the very first start. */
  lastAliveMs(): number | null;
  stampAlive(nowMs: number): void;
}

/** Pause of everything. */
export interface PauseAll {
  /** Null when not paused; `untilMs` null means until resumed. */
  read(): { readonly untilMs: number | null } | null;
  set(pause: { readonly untilMs: number | null } | null): void;
}

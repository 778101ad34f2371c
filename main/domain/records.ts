import type { FailureRecord } from './failure.ts';
import type { Again } from './run/run.ts';

/** Settings that the engine reads, as text. `alive_ms`: when this program was last seen running. */
export interface Settings {
  text(name: string): string | null;
  /** @throws Error when the stored text is no number */
  number(name: string): number | null;
  set(name: string, value: string | number): void;
}

/** A period in which nothing could run. */
export interface PowerAbsence {
  readonly fromMs: number;
  readonly toMs: number;
  readonly kind: 'asleep' | 'off';
}

/** Sleep and absence as seen. */
export interface Power {
  /** An absence seen twice is stored once. */
  add(absence: PowerAbsence): void;
  /** Absences that share an instant with `[fromMs, toMs)`, oldest first. */
  overlapping(fromMs: number, toMs: number): readonly PowerAbsence[];
}

/** What the command asks the app to execute, when the app holds the process lock. */
export interface RequestedRun {
  readonly jobId: string;
  readonly trigger: 'manual' | 'backfill' | 'again';
  /** A window key or text as the command was given it; null for the window of now. */
  readonly window: string | null;
  /** With the trigger `again`: what the run reads. */
  readonly again?: Again;
  /** With the trigger `backfill`: the due instant of the slot whose window it is. */
  readonly slotDueAtMs?: number;
}

export type RequestAnswer =
  | { readonly ok: true; readonly runId: string }
  | { readonly ok: false; readonly failure: FailureRecord };

export interface RequestRecord {
  readonly id: number;
  readonly askedAtMs: number;
  readonly asked: RequestedRun;
  /** Null until the app has answered. */
  readonly answer: RequestAnswer | null;
}

export interface Requests {
  /** @returns the request's id */
  add(asked: RequestedRun, nowMs: number): number;
  /** Requests without an answer, oldest first. */
  pending(): readonly RequestRecord[];
  /** @returns false when it was answered already */
  answer(id: number, answer: RequestAnswer, nowMs: number): boolean;
  get(id: number): RequestRecord | null;
}

/** What commits have written, until it is folded into the database. */
export interface Journal {
  /** Folds it in where it has become much, so that no commit has to. Call it while nothing runs. */
  fold(): void;
}

/** What has begun, kept outside the database: a restored backup cannot make it begin again. */
export interface Marks {
  /** Job id to the due instant of the last slot that began. */
  all(): ReadonlyMap<string, number>;
  /** Durable when it returns, so call it before the first effect of a run leaves. Never moves back. */
  begin(jobId: string, dueAtMs: number): void;
  /** The clock ran ahead when this job's mark was made: it comes back. The one move back. */
  pullBack(jobId: string, toMs: number): void;
}

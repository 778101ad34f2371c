/** A place between two durable steps of a run, where a crash leaves something for the next start. */
export type CrashPoint =
  | 'after T1'
  | 'after T2'
  | 'after the mark'
  | 'after the fetch'
  | 'after T3'
  | 'after the reservation'
  | 'after the answer'
  | 'after the model T3'
  | 'after the report'
  | 'after T4'
  | 'after T5'
  | 'after T6'
  | 'after the send'
  | 'after T7'
  | 'after the show'
  | 'after the temporary file'
  | 'after the rename'
  | 'after the removal'
  | 'after the message'
  | 'after it was let go'
  | 'after the draft'
  | 'after the opening';

interface Hooked {
  readonly almanacCrashPoint?: (point: CrashPoint) => void;
}

/** Where a test may end this process. Builds define the hook as `undefined`, and no call is left of it. */
export function crashPoint(point: CrashPoint): void {
  (globalThis as Hooked).almanacCrashPoint?.(point);
}

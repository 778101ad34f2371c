/**
 * A schedule that an edit replaced, or a removal ended, maybe before all of its slots were recorded:
 * those due in `fromMs < due <= untilMs` are its own.
 */
export interface EndedSchedule {
  readonly id: number;
  readonly jobId: string;
  /** Of the job, while it was in force. */
  readonly revision: number;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Ended schedules that no sweep has looked at; `Jobs` writes them in the commit of the edit. */
export interface EndedSchedules {
  /** In the order in which they ended. */
  all(): readonly EndedSchedule[];
  /** Their slots are recorded. To crash before it is no harm: a second sweep finds nothing. */
  settle(ended: readonly EndedSchedule[]): void;
}

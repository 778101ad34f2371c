/** What the ledger forgets in time, where the user has asked for it. */
export interface Retention {
  /**
   * Deletes ended slots that fell due before `beforeMs`, with their runs and reports, and bars them from
   * being made again. Kept all the same: what a job may still catch up, what waits for an answer or a
   * delivery, and the last done run of each job, from which `since-last` goes on.
   * @param most how many at once: each costs about a millisecond
   * @returns how many slots were deleted
   */
  forget(beforeMs: number, nowMs: number, most: number): number;
  /**
   * Gives the disk back what deleted rows have left, up to so many bytes at once.
   * @returns how many bytes are left to give back; what new rows will soon fill is kept
   */
  shrink(mostBytes: number): number;
}

/** The setting with the days that the ledger remembers; without it, all of them. */
export const historyDaysSetting = 'history_days';

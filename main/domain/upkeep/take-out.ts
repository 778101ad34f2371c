export interface TakeOutWatch {
  isStopped(): boolean;
  /** Files done, of how many. */
  onProgress(done: number, total: number): void;
}

/** Everything of a home, in formats that any program reads, being written to a folder of the user's. */
export interface TakeOut {
  /**
   * Writes a new folder below `folder`; it gets its name when it is whole.
   * @param jobFile the jobs as the job file that reads back as them
   * @returns the folder
   * @throws RunFailure `cancelled` when it was stopped, `disk-full`, `export-failed`; nothing is left
   */
  write(folder: string, jobFile: string, nowMs: number, watch: TakeOutWatch): Promise<string>;
}

/** A job as a choice. */
export interface JobName {
  readonly id: string;
  readonly name: string;
}

/** What is asked of all jobs at once, answered without reading ten thousand of them. */
export interface AllJobs {
  count(): number;
  /** In the order of their ids, those after one. */
  names(limit?: number, afterId?: string): readonly JobName[];
  /** Each once, in the order of the alphabet. */
  tags(): readonly string[];
  /** Addresses that jobs send mail to, each once. */
  readers(): readonly string[];
  /** Those that do not go on by themselves: switched off, or paused until somebody resumes them. */
  resting(): ReadonlyMap<string, 'off' | 'paused'>;
  /** Ids of those that ask what to do when the laptop is in another zone. */
  askingZone(): readonly string[];
}

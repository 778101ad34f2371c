/** What `doctor` is told; it judges by itself. */
export interface HomeFacts {
  readonly home: string;
  readonly folder: 'none' | 'writable' | 'read-only';
  /** Null when the system does not say. */
  readonly freeBytes: number | null;
  /** Null when there is none yet. */
  readonly database: DatabaseFacts | null;
  /** Held by the app, or by another command that executes. */
  readonly isLockHeld: boolean;
  /** Program and library names to their versions. */
  readonly versions: Readonly<Record<string, string>>;
  /** Version of the time zone database, such as `2026b`. */
  readonly tzdata: string;
  readonly zone: string;
  readonly nowMs: number;
  /** Time of the newest commit that the database knows of. */
  readonly lastCommitMs: number | null;
  /** Slots that a clock which ran ahead had put into the future. */
  readonly quarantined: number;
  /** Versions of the time zone database that recorded slots were computed with. */
  readonly zoneRules: readonly string[];
}

export interface DatabaseFacts {
  readonly file: string;
  readonly bytes: number;
  /** Why it cannot be opened, or what the integrity check found; null when it is sound. */
  readonly problem: string | null;
  /** As SQLite reports it after a write: `FULL` is what we ask for. Null when it was not opened. */
  readonly synchronous: string | null;
  /** The number of its newest migration, and of the newest that this program knows. */
  readonly schema: number | null;
  readonly newestSchema: number;
}

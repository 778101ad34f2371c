/** A part of the home on disk. */
export interface HomeSize {
  /** Of reports and databases set aside: how many there are. */
  readonly files: number;
  readonly bytes: number;
}

export interface HomeSizes {
  readonly database: HomeSize;
  readonly reports: HomeSize;
  /** The data that reports were made from. */
  readonly snapshots: HomeSize;
  readonly backups: HomeSize;
  /** Databases that were damaged or replaced. */
  readonly quarantine: HomeSize;
  readonly logs: HomeSize;
}

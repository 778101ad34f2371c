/** Whether this laptop lets Almanac do its work, and what mends it where not. */
export interface HealthCalls {
  'health.read': { readonly argument: null; readonly answer: readonly CheckView[] };
  /** Reads every page of the database. */
  'health.check-database': { readonly argument: null; readonly answer: null };
  /** Ends Almanac and starts it anew. */
  'health.restart': { readonly argument: null; readonly answer: null };
}

export type CheckName =
  | 'deadlines'
  | 'watchdog'
  | 'database'
  | 'backup'
  | 'disk'
  | 'keyring'
  | 'notifications'
  | 'clock'
  | 'login';

export interface CheckView {
  readonly id: CheckName;
  readonly state: 'good' | 'look' | 'bad';
  readonly sentence: string;
}

import { Temporal } from 'temporal-polyfill';
import type { Run } from './run.ts';

/** What a source must have before a run reads it, and how long the run waits for that. */
export interface WaitFor {
  /** Changed since the window ended, or within so many milliseconds before the run was due. */
  readonly fresh: 'window' | number | null;
  /** `name:port` that must answer, such as a server of files. */
  readonly host: string | null;
  /** A wall time at or after the due instant (`09:30`), or so long after the run was recorded. */
  readonly until: { readonly time: string } | { readonly afterMs: number };
  /** What becomes of the run then: it runs and the report warns, or it fails. */
  readonly ifLate: 'run' | 'fail';
}

/** Looks at the machine and its network. Never throws: what cannot be seen is not there. */
export interface Surroundings {
  /** When the file was last changed; null when it is not there. */
  modifiedAtMs(path: string): Promise<number | null>;
  /** @param host `name:port` */
  isReachable(host: string): Promise<boolean>;
  /**
   * Why a file, or one of those that a pattern names, cannot be read yet.
   * @param mayGrow a log is written to all the time, and a database keeps order itself
   */
  holdUp(path: string, mayGrow: boolean): Promise<HoldUp | null>;
}

/** Why a file that is there cannot be read yet. */
export type HoldUp = 'in the cloud' | 'being written';

/** After the name of a file: "orders.csv, which is still being written". */
export const holdUpWords: Readonly<Record<HoldUp, string>> = {
  'in the cloud': 'which has not been downloaded from its cloud folder yet',
  'being written': 'which is still being written',
};

/** How long a file that is held up is waited for where its source says nothing of waiting. */
export const usualWait: WaitFor = {
  fresh: null,
  host: null,
  until: { afterMs: 2 * 3_600_000 },
  ifLate: 'fail',
};

type Asked = Pick<Run, 'dueAtMs' | 'requestedAtMs' | 'window' | 'zone'>;

/** The instant from which a file counts as fresh. */
export function freshFromMs(fresh: 'window' | number, run: Asked): number {
  const dueAtMs = run.dueAtMs ?? run.requestedAtMs;
  return fresh === 'window' ? (run.window?.toMs ?? dueAtMs) : dueAtMs - fresh;
}

/** When a run waits no longer: the same after every restart. */
export function waitEndsAtMs({ until }: WaitFor, run: Asked): number {
  if ('afterMs' in until) return run.requestedAtMs + until.afterMs;
  const due = Temporal.Instant.fromEpochMilliseconds(
    run.dueAtMs ?? run.requestedAtMs,
  ).toZonedDateTimeISO(run.zone);
  const plainTime = Temporal.PlainTime.from(until.time);
  const today = due.withPlainTime(plainTime);
  const isPast = Temporal.ZonedDateTime.compare(today, due) < 0;
  return (isPast ? due.add({ days: 1 }).withPlainTime(plainTime) : today).epochMilliseconds;
}

/** "waiting for customers.csv, until 09:30", in the run's own zone; null while it does not wait. */
export function waitText({
  waitingFor,
  waitUntilMs,
  zone,
}: Pick<Run, 'waitingFor' | 'waitUntilMs' | 'zone'>): string | null {
  if (waitingFor === null || waitUntilMs === null) return null;
  return `waiting for ${waitingFor}, until ${timeText(waitUntilMs, zone)}`;
}

/** `09:30` */
export function timeText(ms: number, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}

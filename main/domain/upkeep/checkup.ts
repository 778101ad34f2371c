/** Less free than this, and soon nothing can be recorded. */
export const leastFreeBytes = 500e6;
const littleFreeBytes = 5e9;
const hourMs = 3_600_000;

export type CheckId =
  | 'deadlines'
  | 'watchdog'
  | 'database'
  | 'backup'
  | 'disk'
  | 'keyring'
  | 'notifications'
  | 'clock'
  | 'login';

/** `bad` keeps reports from being made or from being safe; `look` may. */
export type CheckState = 'good' | 'look' | 'bad';

export interface Check {
  readonly id: CheckId;
  readonly state: CheckState;
  /** What was found and, where that is not good, what it means. */
  readonly sentence: string;
}

export interface CheckupFacts {
  readonly nowMs: number;
  readonly zone: string;
  readonly tzdata: string | null;
  readonly jobCount: number;
  /** Names of jobs whose report is late, missed or failed. */
  readonly unwell: readonly string[];
  /** When the scheduler last looked what is due; null when it has not yet. */
  readonly lookedAtMs: number | null;
  /** Why nothing is scheduled, or null. */
  readonly held: string | null;
  readonly isClockInDoubt: boolean;
  /** The last look at every page, if there was one since the start. */
  readonly database: { readonly atMs: number; readonly problem: string | null } | null;
  readonly newestBackupMs: number | null;
  readonly failedBackup: string | null;
  readonly freeBytes: number | null;
  /** The program that copies the home to other machines, when its folder says so. */
  readonly syncedBy: string | null;
  readonly hasKeyring: boolean;
  readonly canNotify: boolean;
  readonly startsAtLogin: boolean;
}

/** Whether this laptop lets Almanac do its work; pure. */
export function checkUp(facts: CheckupFacts): readonly Check[] {
  return [
    { id: 'deadlines', ...deadlines(facts) },
    { id: 'watchdog', ...watchdog(facts) },
    { id: 'database', ...database(facts) },
    { id: 'backup', ...backup(facts) },
    { id: 'disk', ...disk(facts) },
    { id: 'keyring', ...keyring(facts) },
    { id: 'notifications', ...notifications(facts) },
    { id: 'clock', ...clock(facts) },
    { id: 'login', ...login(facts) },
  ];
}

type Found = Omit<Check, 'id'>;
const good = (sentence: string): Found => ({ state: 'good', sentence });
const look = (sentence: string): Found => ({ state: 'look', sentence });
const bad = (sentence: string): Found => ({ state: 'bad', sentence });

function deadlines({ jobCount, unwell }: CheckupFacts): Found {
  if (jobCount === 0) return good('There is no job yet.');
  if (unwell.length === 0) return good('Every job’s last report came when it should.');
  const [first, ...others] = unwell;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return bad(`Late, missed or failed: ${first}${more}.`);
}

/** The scheduler looks every 30 s; five minutes are ten looks. */
function watchdog({ held, lookedAtMs, nowMs }: CheckupFacts): Found {
  if (held !== null) return bad(held);
  if (lookedAtMs === null || nowMs - lookedAtMs > hourMs / 12) {
    return bad('The scheduler has not looked what is due for minutes.');
  }
  return good('The scheduler looks what is due twice a minute.');
}

function database({ database: checked }: CheckupFacts): Found {
  if (checked === null) return good('It opened without a fault, and each commit reaches the disk.');
  if (checked.problem !== null) return bad(checked.problem);
  return good('Every page was read and is whole.');
}

function backup({ failedBackup, newestBackupMs, nowMs }: CheckupFacts): Found {
  if (failedBackup !== null) return bad(failedBackup);
  if (newestBackupMs === null) return look('There is none yet.');
  const days = Math.floor((nowMs - newestBackupMs) / (24 * hourMs));
  if (days > 2) return look(`The newest is ${days} days old.`);
  return good(days < 1 ? 'The newest is less than a day old.' : 'The newest is a day or two old.');
}

function disk({ freeBytes, syncedBy }: CheckupFacts): Found {
  if (freeBytes !== null && freeBytes < leastFreeBytes) {
    return bad(`Only ${gigabytes(freeBytes)} are free. With a full disk nothing can be recorded.`);
  }
  if (syncedBy !== null) {
    return look(
      `Your data lies in a folder of ${syncedBy}. A database that is copied while it is used can be damaged: keep it elsewhere.`,
    );
  }
  if (freeBytes === null) return good('The system does not say how much is free.');
  if (freeBytes < littleFreeBytes) return look(`${gigabytes(freeBytes)} are free.`);
  return good(`${gigabytes(freeBytes)} are free.`);
}

function keyring({ hasKeyring }: CheckupFacts): Found {
  if (hasKeyring) return good('Passwords and keys are kept with your keyring.');
  return look(
    'This system has no keyring: passwords and keys are kept until Almanac quits. Install and unlock one, such as GNOME Keyring or KWallet, and start Almanac anew.',
  );
}

function notifications({ canNotify }: CheckupFacts): Found {
  if (canNotify)
    return good('This desktop takes notifications. Whether it shows them, a test tells.');
  return look(
    'This desktop takes no notifications. Reports wait in Almanac, marked unread; they can come by mail, too.',
  );
}

function clock({ isClockInDoubt, zone, tzdata }: CheckupFacts): Found {
  if (isClockInDoubt) return bad('The clock of this laptop cannot be right, so nothing starts.');
  return good(
    `It is right as far as can be told. ${zone}, time zone rules ${tzdata ?? 'unknown'}.`,
  );
}

function login({ startsAtLogin }: CheckupFacts): Found {
  if (startsAtLogin) return good('Almanac starts, hidden, when you log in.');
  return look('Almanac does not start when you log in: until you open it, nothing is made.');
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

const synced: readonly (readonly [RegExp, string])[] = [
  [/[\\/]Dropbox([\\/]|$)/i, 'Dropbox'],
  [/[\\/]OneDrive[^\\/]*([\\/]|$)/i, 'OneDrive'],
  [/[\\/](Google ?Drive|My Drive)([\\/]|$)/i, 'Google Drive'],
  [/[\\/](iCloud ?Drive|Mobile Documents)([\\/]|$)/i, 'iCloud'],
  [/[\\/](Nextcloud|ownCloud)([\\/]|$)/i, 'Nextcloud'],
  [/^(\\\\|\/\/)/, 'a network drive'],
];

/** Who copies this folder to other machines, as far as its path tells; else null. */
export function syncedBy(path: string): string | null {
  return synced.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

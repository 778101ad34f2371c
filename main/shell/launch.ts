import { isAbsolute, resolve } from 'node:path';

/** A place in the app that a start, a link or a file asks for. */
export type LaunchPlace =
  | { readonly open: 'window' }
  | { readonly open: 'report'; readonly runId: string }
  /** A job file: it is shown, and nothing of it is saved before a person says so. */
  | { readonly open: 'job-file'; readonly path: string }
  | { readonly open: 'nothing' };

/** What the command line asks of the app. */
export interface Launch {
  /** `--home DIR` or `ALMANAC_HOME`; undefined when neither was given. */
  readonly home: string | undefined;
  readonly place: LaunchPlace;
  /** Print the page that lies in the home, and end. */
  readonly prints: boolean;
  /** Look whether Almanac runs, say so where it should and does not, and end. */
  readonly watches: boolean;
  /** Path of SQLite's addon, where the packaged one does not fit the runtime. */
  readonly nativeBinding: string | undefined;
}

const runIdPattern = /^[a-z0-9]{6,40}$/;

/**
 * Reads `--home DIR`, `--home=DIR`, `--hidden`, `--print`, a link such as `almanac://report/<run id>`, and
 * the path of a job file (`.almanac`), which is what a double click on one starts us with.
 * Everything else on the command line belongs to Chromium or to a driver and is left alone.
 */
export function readLaunch(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Launch {
  const link = argv.map(readDeepLink).find((place) => place !== null);
  const file = argv.find((arg, at) => isJobFile(arg) && argv[at - 1] !== '--home');
  const opened = file === undefined ? null : openJobFile(resolve(folder, file));
  const isHidden = argv.includes('--hidden');
  return {
    home: optionOf(argv, '--home') || env.ALMANAC_HOME || undefined,
    place: link ?? opened ?? (isHidden ? { open: 'nothing' } : { open: 'window' }),
    prints: argv.includes('--print'),
    watches: argv.includes('--watch'),
    nativeBinding: env.ALMANAC_SQLITE_BINDING,
  };
}

/** The place that a link names; null for a text that is no link of ours. */
export function readDeepLink(text: string): LaunchPlace | null {
  if (!text.toLowerCase().startsWith('almanac:')) return null;
  const runId = /^almanac:\/\/report\/([^/?#]+)\/?$/i.exec(text)?.[1];
  // A link comes from anywhere: what is not exactly a report opens the window and nothing else.
  return runId && runIdPattern.test(runId) ? { open: 'report', runId } : { open: 'window' };
}

/** The place of a job file that the system opens with us. */
export function openJobFile(path: string): LaunchPlace {
  return isJobFile(path) && isAbsolute(path) ? { open: 'job-file', path } : { open: 'window' };
}

function isJobFile(text: string): boolean {
  return /^[^-\0][^\0]*\.almanac$/i.test(text) && text.length <= longestPath;
}

const longestPath = 4096;

/** Reads what the second instance handed over; a foreign or older shape just opens the window. */
export function readHandOver(data: unknown): LaunchPlace {
  if (typeof data !== 'object' || data === null || !('place' in data)) return { open: 'window' };
  const place = data.place as Partial<Record<'open' | 'runId' | 'path', unknown>> | null;
  if (place?.open === 'nothing') return { open: 'nothing' };
  if (place?.open === 'job-file' && typeof place.path === 'string') {
    return openJobFile(place.path);
  }
  if (place?.open === 'report' && typeof place.runId === 'string') {
    return runIdPattern.test(place.runId)
      ? { open: 'report', runId: place.runId }
      : { open: 'window' };
  }
  return { open: 'window' };
}

function optionOf(argv: readonly string[], name: string): string | undefined {
  const joined = argv.find((arg) => arg.startsWith(`${name}=`));
  if (joined) return joined.slice(name.length + 1);
  const at = argv.indexOf(name);
  const next = at === -1 ? undefined : argv[at + 1];
  return next?.startsWith('-') ? undefined : next;
}

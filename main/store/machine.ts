import { randomInt } from 'node:crypto';
import { uptime } from 'node:os';
import type { Clock, Random } from '../domain/ports.ts';

/** The machine's own time. */
export const machineClock: Clock = {
  wallMs: () => Date.now(),
  // Not `performance.now()`: that stands still while Linux and macOS sleep, and a night asleep would look
  // like a clock that was set. The uptime runs on in sleep on all three systems, and no setting moves it.
  monotonicMs: () => uptime() * 1000,
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  soon: (callback) => void setImmediate(callback),
};

/** The machine's own randomness. */
export const machineRandom: Random = {
  runId: nextRunId,
  fraction: () => randomInt(2 ** 32) / 2 ** 32,
};

/** How long a zone that was looked up is good: sweeps ask for it thousands of times. */
const zoneGoodForMs = 10_000;
let zone = '';
let zoneReadMs = Number.NEGATIVE_INFINITY;

/** The IANA zone that the machine is in, a few seconds old at most: a flight is noticed while we run. */
export function machineZone(): string {
  const nowMs = performance.now();
  if (nowMs - zoneReadMs < zoneGoodForMs) return zone;
  // V8 reads the system's zone once in a process. A change of TZ makes Node have it read anew, and to
  // delete one that is not set is such a change; one that is set rules over the system, and stays.
  if (process.env.TZ === undefined) delete process.env.TZ;
  zone = new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
  zoneReadMs = nowMs;
  return zone;
}

/** The language-region that the system is set to, `de-DE`. */
export function machineRegion(): string {
  return new Intl.NumberFormat().resolvedOptions().locale;
}

const suffixes = 36 ** 4;
let lastIdMs = 0;
let lastSuffix = 0;

/**
 * Eight digits of base 36 hold the milliseconds until the year 2059, so that ids sort by time; four
 * more begin anywhere in each millisecond and count up within it, as a monotonic ULID does: a thousand
 * slots of one instant never share an id. Past the last suffix the next millisecond is borrowed.
 */
function nextRunId(): string {
  const nowMs = Date.now();
  if (nowMs > lastIdMs) {
    lastIdMs = nowMs;
    lastSuffix = randomInt(suffixes);
  } else if (lastSuffix + 1 < suffixes) lastSuffix += 1;
  else {
    lastIdMs += 1;
    lastSuffix = 0;
  }
  return base36(lastIdMs, 8) + base36(lastSuffix, 4);
}

function base36(value: number, digits: number): string {
  return value.toString(36).padStart(digits, '0');
}

import type { LogLine, LogName } from '../../../resources/samples/log-line.ts';
import { busy } from '../../../resources/samples/make-logs.ts';
import { type Random, seeded } from '../../../resources/samples/seeded.ts';
import type { Incident } from './incidents.ts';
import type { Happening, KindOf, RealLines } from './real-lines.ts';

const hourMs = 3_600_000;
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** How often each kind happens in an hour: what comes by the clock, with the people, or now and then. */
interface Rhythm {
  readonly kind: string;
  /** At these minutes of each hour. */
  readonly at?: readonly number[];
  /** So often at the busiest. */
  readonly busy?: number;
  /** So often in any hour, on average. */
  readonly any?: number;
  /** So many in a row. */
  readonly atOnce?: number;
}

const minutes = Array.from({ length: 60 }, (_, minute) => minute);
const fives = minutes.filter((minute) => minute % 5 === 0);

const rhythms: { readonly [L in LogName]: readonly (Rhythm & { readonly kind: KindOf<L> })[] } = {
  access: [
    { kind: 'health', at: minutes },
    { kind: 'product', busy: 78 },
    { kind: 'home', busy: 39 },
    { kind: 'script', busy: 39 },
    { kind: 'stock', busy: 39 },
    { kind: 'cart', busy: 26 },
    { kind: 'search', busy: 20 },
    { kind: 'order', busy: 10 },
    { kind: 'icon', busy: 4 },
    { kind: 'login', busy: 2 },
    { kind: 'wrong login', busy: 0.5 },
    { kind: 'no such product', busy: 0.5 },
    { kind: 'gave up', busy: 1 },
    { kind: 'shop down', busy: 0.1 },
    { kind: 'bot', any: 0.15, atOnce: 4 },
  ],
  auth: [
    { kind: 'login', at: [5], busy: 3 },
    { kind: 'stranger', any: 3 },
    { kind: 'wrong password', any: 0.03 },
  ],
  postgres: [
    { kind: 'checkpoint begins', at: fives },
    { kind: 'checkpoint ends', at: fives.map((minute) => minute + 0.45) },
    { kind: 'connection', busy: 30 },
    { kind: 'slow query', busy: 9 },
    { kind: 'vacuum', any: 1.8 },
    { kind: 'analyze', any: 1.8 },
    { kind: 'duplicate key', busy: 1 },
    { kind: 'timed out', any: 0.08 },
    { kind: 'wrong password', any: 0.03 },
  ],
};

/** The real lines at new times: so many days of a log, with the incidents in it. */
export function spreadLines(
  log: LogName,
  real: RealLines,
  {
    end,
    days,
    seed,
    incidents,
  }: {
    readonly end: number;
    readonly days: number;
    readonly seed: string;
    readonly incidents: readonly Incident[];
  },
): string {
  const pool: Readonly<Record<string, readonly Happening[]>> = real[log];
  const own = incidents.filter(({ trouble }) => trouble.log === log);
  const lines: LogLine[] = [];
  for (let hour = end - days * 24 * hourMs; hour < end; hour += hourMs) {
    const random = seeded(`${seed}: ${log} at ${hour}`);
    const happened = [
      ...usualIn(log, hour, random),
      ...own.flatMap((one) => oddIn(one, hour, random)),
    ];
    for (const { kind, atMs, isUsual } of happened) {
      if (isUsual && own.some((one) => isKeptAway(one, kind, atMs))) continue;
      const alike = pool[kind] ?? [];
      lines.push(...stamped(log, alike[Math.floor(random() * alike.length)] ?? [], atMs, random));
    }
  }
  const inTime = lines.filter(({ atMs }) => atMs < end).sort((a, b) => a.atMs - b.atMs);
  return `${inTime.map(({ text }) => text).join('\n')}\n`;
}

interface Happened {
  readonly kind: string;
  readonly atMs: number;
  readonly isUsual: boolean;
}

function usualIn(log: LogName, hour: number, random: Random): readonly Happened[] {
  const load = busy(hour, random);
  return rhythms[log].flatMap(({ kind, at = [], busy: most = 0, any = 0, atOnce = 1 }) => {
    const clock = at.map((minute) => hour + minute * 60_000 + random() * 900);
    const chance = Array.from(
      { length: often(most * load + any, random) },
      () => hour + random() * hourMs,
    );
    const row = Array.from({ length: atOnce }, (_, n) => n * 900);
    return [...clock, ...chance].flatMap((begin) =>
      row.map((later) => ({ kind, atMs: begin + later, isUsual: true })),
    );
  });
}

/** A whole number that is `mean` on average, as of things that happen by themselves (Knuth's Poisson). */
function often(mean: number, random: Random): number {
  if (mean > 30)
    return Math.max(
      0,
      Math.round(mean + Math.sqrt(mean) * (random() + random() + random() - 1.5) * 2),
    );
  let count = -1;
  for (let left = 1; left > Math.exp(-mean); count += 1) left *= random();
  return count;
}

function oddIn(
  { trouble: { kind, aMinute = 0 }, fromMs, toMs }: Incident,
  hour: number,
  random: Random,
): readonly Happened[] {
  const from = Math.max(hour, fromMs);
  const to = Math.min(hour + hourMs, toMs);
  if (!kind || to <= from) return [];
  const count = Math.max(1, Math.round(((to - from) / 60_000) * aMinute));
  return Array.from({ length: count }, () => ({
    kind,
    atMs: from + random() * (to - from),
    isUsual: false,
  }));
}

function isKeptAway(
  { trouble: { without = [] }, fromMs, toMs }: Incident,
  kind: string,
  atMs: number,
): boolean {
  if (atMs < fromMs || atMs >= toMs) return false;
  return without === 'all' || (without as readonly string[]).includes(kind);
}

/** Each line with the time as its program writes it; sshd's with the head that syslog puts before it. */
function stamped(log: LogName, lines: Happening, atMs: number, random: Random): readonly LogLine[] {
  const pid = 1000 + Math.floor(random() * 30_000);
  return lines.map((line, n) => {
    const at = atMs + (log === 'auth' ? n * 1500 : n / 1000);
    const [date = '', time = ''] = new Date(at).toISOString().slice(0, 23).split('T');
    if (log === 'auth')
      return { atMs: at, text: `${date}T${time}+00:00 shop1 sshd[${pid}]: ${line}` };
    if (log === 'postgres')
      return { atMs: at, text: line.startsWith('[') ? `${date} ${time} UTC ${line}` : line };
    const [year, month, day] = date.split('-');
    return {
      atMs: at,
      text: line.replace(
        'TIME',
        `${day}/${months[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`,
      ),
    };
  });
}

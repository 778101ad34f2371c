import { type LogLine, type LogName, request } from './log-line.ts';
import type { Random } from './seeded.ts';

/** Something that went wrong on the sample server, and what it wrote. */
export interface Incident {
  readonly kind: IncidentKind;
  readonly log: LogName;
  readonly fromMs: number;
  readonly toMs: number;
  /** What is not written meanwhile: lines with this text, or all. */
  readonly silence?: string;
}

type IncidentKind = keyof typeof kinds;

interface Kind {
  readonly log: LogName;
  readonly minutes: number;
  readonly aMinute: number;
  readonly silence?: string;
  line(random: Random): string;
}

const kinds = {
  'upstream down': {
    log: 'access',
    minutes: 25,
    aMinute: 4,
    line: (random) => request(client(random), `GET /products/${whole(random, 400)}`, 502, 157, 'Mozilla/5.0'),
  },
  'code that fails': {
    log: 'access',
    minutes: 40,
    aMinute: 1,
    line: (random) => request(client(random), 'POST /api/orders', 500, 21, 'Mozilla/5.0'),
  },
  'scan of the site': {
    log: 'access',
    minutes: 15,
    aMinute: 12,
    line: (random) => request('198.51.100.9', `GET /backup-${whole(random, 999)}.zip`, 404, 153, 'nikto'),
  },
  'site without visitors': {
    log: 'access',
    minutes: 90,
    aMinute: 0,
    silence: 'Mozilla',
    line: () => '',
  },
  'flood of requests': {
    log: 'access',
    minutes: 50,
    aMinute: 40,
    line: (random) => request(client(random), 'GET /search?q=a', 200, 900, 'python-requests/2.31'),
  },
  'brute force': {
    log: 'auth',
    minutes: 20,
    aMinute: 6,
    line: (random) =>
      `shop1 sshd[${whole(random, 9000)}]: Failed password for root from 198.51.100.23 port ${40_000 + whole(random, 9000)} ssh2`,
  },
  'too many attempts': {
    log: 'auth',
    minutes: 30,
    aMinute: 0.4,
    line: (random) =>
      `shop1 sshd[${whole(random, 9000)}]: error: maximum authentication attempts exceeded for invalid user admin from 198.51.100.30 port ${40_000 + whole(random, 9000)} ssh2 [preauth]`,
  },
  'login server silent': {
    log: 'auth',
    minutes: 120,
    aMinute: 0,
    silence: 'all',
    line: () => '',
  },
  deadlocks: {
    log: 'postgres',
    minutes: 30,
    aMinute: 0.5,
    line: (random) => `[${2000 + whole(random, 3000)}] ERROR:  deadlock detected`,
  },
  'no connections left': {
    log: 'postgres',
    minutes: 12,
    aMinute: 3,
    line: (random) => `[${2000 + whole(random, 3000)}] FATAL:  sorry, too many clients already`,
  },
  'disk full': {
    log: 'postgres',
    minutes: 20,
    aMinute: 1,
    line: (random) =>
      `[${2000 + whole(random, 3000)}] ERROR:  could not extend file "base/16384/${whole(random, 90_000)}": No space left on device`,
  },
  'slow queries': {
    log: 'postgres',
    minutes: 45,
    aMinute: 2,
    line: (random) =>
      `[${2000 + whole(random, 3000)}] LOG:  duration: ${9000 + whole(random, 9000)}.120 ms  statement: SELECT * FROM orders WHERE id = ${whole(random, 900_000)}`,
  },
  'no checkpoints': {
    log: 'postgres',
    minutes: 110,
    aMinute: 0,
    silence: 'checkpoint',
    line: () => '',
  },
} as const satisfies Record<string, Kind>;

export function incidentAt(kind: IncidentKind, fromMs: number): Incident {
  const { log, minutes, ...rest }: Kind = kinds[kind];
  const silence = rest.silence === undefined ? {} : { silence: rest.silence };
  return { kind, log, fromMs, toMs: fromMs + minutes * 60_000, ...silence };
}

/** What the incident writes within the hour that begins at `hour`. */
export function linesOfIncident(incident: Incident, hour: number, random: Random): readonly LogLine[] {
  const kind: Kind = kinds[incident.kind];
  const from = Math.max(hour, incident.fromMs);
  const to = Math.min(hour + 3_600_000, incident.toMs);
  if (kind.aMinute === 0 || to <= from) return [];
  const count = Math.max(1, Math.round(((to - from) / 60_000) * kind.aMinute));
  return Array.from({ length: count }, () => ({
    atMs: from + random() * (to - from),
    text: kind.line(random),
  }));
}

function client(random: Random): string {
  return `203.0.113.${1 + whole(random, 200)}`;
}

function whole(random: Random, below: number): number {
  return Math.floor(random() * below);
}

// Makes the sample logs of a server: node make-logs.ts [--to 2026-11-30T12:00] [--days 30] [--out DIR]
// Deterministic, and an hour's lines depend on its date only: a later end adds lines and changes none.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Incident, linesOfIncident } from './log-incidents.ts';
import { type LogLine, type LogName, request } from './log-line.ts';
import { type Random, seeded } from './seeded.ts';

const hourMs = 3_600_000;
const users = ['admin', 'test', 'oracle', 'ubuntu', 'git', 'postgres', 'ftpuser', 'pi'] as const;
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export interface SampleLogs extends Readonly<Record<LogName, string>> {}

/**
 * Thirty days of a small shop's server: nginx's access log, sshd's in syslog, PostgreSQL's.
 * @param options `to` ends the logs, in UTC; `incidents` are written into them; `seed` makes other logs
 */
export function makeLogs({
  to,
  days = 30,
  incidents = [],
  seed = 'shop',
}: {
  readonly to: string;
  readonly days?: number;
  readonly incidents?: readonly Incident[];
  readonly seed?: string;
}): SampleLogs {
  const end = Date.parse(`${to.length > 10 ? to : `${to}T24:00`}Z`);
  const first = Math.floor((end - days * 24 * hourMs) / hourMs) * hourMs;
  const written = (log: LogName, hourOf: (at: number, random: Random) => readonly LogLine[]) => {
    const lines: string[] = [];
    for (let hour = first; hour < end; hour += hourMs) {
      const usual = hourOf(hour, seeded(`${seed}: ${log} at ${hour}`));
      const kept = usual.filter((line) => !incidents.some((one) => silences(one, log, line)));
      const odd = incidents
        .filter((one) => one.log === log)
        .flatMap((one) => linesOfIncident(one, hour, seeded(`${seed}: ${one.kind} at ${hour}`)));
      const all = [...kept, ...odd].filter(({ atMs }) => atMs < end);
      for (const line of all.toSorted((a, b) => a.atMs - b.atMs)) lines.push(stamped(log, line));
    }
    return `${lines.join('\n')}\n`;
  };
  return {
    access: written('access', accessHour),
    auth: written('auth', authHour),
    postgres: written('postgres', postgresHour),
  };
}

function silences(incident: Incident, log: LogName, { atMs, text }: LogLine): boolean {
  const { silence, fromMs, toMs } = incident;
  if (!silence || incident.log !== log || atMs < fromMs || atMs >= toMs) return false;
  return silence === 'all' || text.includes(silence);
}

/** How busy the shop is: quiet at night, half as busy at the weekend, never the same twice. */
export function busy(hour: number, random: Random): number {
  const at = new Date(hour);
  const day = 0.25 + 0.75 * Math.max(0, Math.sin(((at.getUTCHours() - 6) / 16) * Math.PI));
  const weekend = [0, 6].includes(at.getUTCDay()) ? 0.6 : 1;
  return day * weekend * (0.85 + 0.3 * random());
}

function accessHour(hour: number, random: Random): LogLine[] {
  const lines = Array.from({ length: 60 }, (_, minute) => ({
    atMs: hour + minute * 60_000 + 1000,
    text: request('10.0.0.2', 'GET /health', 200, 15, 'kube-probe/1.29'),
  }));
  const count = Math.round(260 * busy(hour, random));
  for (let n = 0; n < count; n++) {
    const client = `203.0.113.${1 + Math.floor(random() * 200)}`;
    const [asked, status] = page(random);
    const bytes = Math.floor(300 + random() * 20_000);
    const agent = 'Mozilla/5.0 (X11; Linux x86_64)';
    lines.push({ atMs: hour + random() * hourMs, text: request(client, asked, status, bytes, agent) });
  }
  // A bot that tries a handful of doors, now and then.
  if (random() < 0.15) {
    const start = hour + random() * hourMs * 0.9;
    for (let n = 0; n < 2 + random() * 5; n++) {
      const asked = `GET /${['wp-login.php', '.env', 'admin', 'phpmyadmin/'][n % 4]}`;
      lines.push({ atMs: start + n * 900, text: request('198.51.100.7', asked, 404, 153, 'zgrab/0.x') });
    }
  }
  return lines;
}

function page(random: Random): readonly [string, number] {
  const at = random();
  const product = Math.floor(random() * 400);
  if (at < 0.3) return [`GET /products/${product}`, 200];
  if (at < 0.45) return ['GET /', 200];
  if (at < 0.6) return [`GET /static/app.${product % 7}.js`, random() < 0.6 ? 304 : 200];
  if (at < 0.75) return [`GET /api/stock?product=${product}`, 200];
  if (at < 0.85) return [`POST /api/cart/${product}`, 204];
  if (at < 0.93) return ['GET /search?q=lamp', 200];
  if (at < 0.97) return ['POST /api/orders', 201];
  if (at < 0.985) return ['GET /favicon.ico', 404];
  if (at < 0.993) return ['POST /login', random() < 0.8 ? 302 : 401];
  if (at < 0.998) return ['GET /search?q=chair', 499];
  return [`GET /products/${product}`, random() < 0.7 ? 404 : 502];
}

function authHour(hour: number, random: Random): LogLine[] {
  const lines: LogLine[] = [];
  let pid = 1000 + Math.floor(random() * 20_000);
  const say = (atMs: number, program: string, message: string) =>
    lines.push({ atMs, text: `shop1 ${program}[${pid}]: ${message}` });
  const login = (atMs: number, user: string, client: string, lasts: number) => {
    pid++;
    const port = 30_000 + Math.floor(random() * 30_000);
    say(atMs, 'sshd', `Accepted publickey for ${user} from ${client} port ${port} ssh2: ED25519 SHA256:q8Zk0Hc3`);
    say(atMs + 40, 'sshd', `pam_unix(sshd:session): session opened for user ${user}(uid=1001) by (uid=0)`);
    say(atMs + lasts, 'sshd', `Received disconnect from ${client} port ${port}:11: disconnected by user`);
    say(atMs + lasts + 20, 'sshd', `pam_unix(sshd:session): session closed for user ${user}`);
  };
  // The backup comes each hour, people by day, bots at any time.
  login(hour + 5 * 60_000 + random() * 20_000, 'backup', '10.0.0.9', 45_000);
  for (let n = 0; n < 4 * busy(hour, random) - 1; n++) {
    login(hour + random() * hourMs * 0.8, n % 2 ? 'deploy' : 'ines', '10.0.1.20', 60_000 * (1 + 9 * random()));
  }
  for (let bot = 0; bot < 1 + random() * 4; bot++) {
    pid++;
    const client = `192.0.2.${1 + Math.floor(random() * 250)}`;
    const user = users[Math.floor(random() * users.length)];
    const atMs = hour + random() * hourMs * 0.98;
    say(atMs, 'sshd', `Invalid user ${user} from ${client} port ${40_000 + Math.floor(random() * 9000)}`);
    for (let n = 0; n < 1 + random() * 2; n++) {
      say(atMs + 2000 * (n + 1), 'sshd', `Failed password for invalid user ${user} from ${client} port ${40_000 + Math.floor(random() * 9000)} ssh2`);
    }
    say(atMs + 9000, 'sshd', `Connection closed by invalid user ${user} ${client} port 41022 [preauth]`);
  }
  for (const minute of [17, 47]) {
    pid++;
    say(hour + minute * 60_000, 'CRON', 'pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)');
    say(hour + minute * 60_000 + 900, 'CRON', 'pam_unix(cron:session): session closed for user root');
  }
  return lines;
}

function postgresHour(hour: number, random: Random): LogLine[] {
  const lines: LogLine[] = [];
  const say = (atMs: number, message: string) =>
    lines.push({ atMs, text: `[${2000 + Math.floor(random() * 3000)}] ${message}` });
  const load = busy(hour, random);
  for (let n = 0; n < 12; n++) {
    const atMs = hour + n * 300_000 + random() * 3000;
    say(atMs, 'LOG:  checkpoint starting: time');
    say(atMs + 27_000, `LOG:  checkpoint complete: wrote ${Math.floor(90 * load * random()) + 3} buffers (0.2%); 0 WAL file(s) added, 0 removed, 0 recycled; write=26.${Math.floor(random() * 999)} s, sync=0.01 s, total=27.02 s`);
  }
  for (let n = 0; n < 30 * load; n++) {
    const atMs = hour + random() * hourMs;
    say(atMs, 'LOG:  connection received: host=10.0.0.4 port=' + (40_000 + Math.floor(random() * 9000)));
    say(atMs + 5, 'LOG:  connection authorized: user=shop database=shop application_name=web');
  }
  for (let n = 0; n < 9 * load; n++) {
    const table = ['orders', 'stock', 'carts'][Math.floor(random() * 3)];
    say(hour + random() * hourMs, `LOG:  duration: ${(200 + 900 * random()).toFixed(3)} ms  statement: SELECT * FROM ${table} WHERE id = ${Math.floor(random() * 9e5)}`);
  }
  for (let n = 0; n < 3; n++) {
    if (random() < 0.6) say(hour + random() * hourMs, `LOG:  automatic vacuum of table "shop.public.orders": index scans: ${Math.floor(random() * 3)}`);
    if (random() < 0.35 * load) say(hour + random() * hourMs, 'ERROR:  duplicate key value violates unique constraint "carts_pkey"');
  }
  if (random() < 0.08) say(hour + random() * hourMs, 'ERROR:  canceling statement due to user request');
  if (random() < 0.03) say(hour + random() * hourMs, 'FATAL:  password authentication failed for user "report"');
  return lines;
}

/** The time as each program writes it. */
function stamped(log: LogName, { atMs, text }: LogLine): string {
  const [date = '', time = ''] = new Date(atMs).toISOString().slice(0, 23).split('T');
  const [year, month, day] = date.split('-');
  const name = months[Number(month) - 1];
  if (log === 'postgres') return `${date} ${time} UTC ${text}`;
  if (log === 'auth') return `${date}T${time}+00:00 ${text}`;
  return text.replace('TIME', `${day}/${name}/${year}:${time.slice(0, 8)} +0000`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const argument = (name: string, fallback: string): string => {
    const at = process.argv.indexOf(name);
    return at === -1 ? fallback : (process.argv[at + 1] ?? fallback);
  };
  const logs = makeLogs({
    to: argument('--to', '2026-11-30T12:00'),
    days: Number(argument('--days', '30')),
  });
  const folder = argument('--out', '.');
  for (const log of ['access', 'auth', 'postgres'] as const) {
    writeFileSync(join(folder, `${log}.log`), logs[log]);
  }
}

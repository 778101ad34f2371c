import type { LogName } from '../../../resources/samples/log-line.ts';
import { driveNginx } from './servers/nginx.ts';
import { drivePostgres } from './servers/postgres.ts';
import { driveSshd } from './servers/sshd.ts';

/** What a server wrote about one thing that happened: a request, a connection, an error with its details. */
export type Happening = readonly string[];

const patterns = {
  access: {
    health: /kube-probe/,
    product: /"GET \/products\/\d+ HTTP\/1.1" 200 /,
    home: /"GET \/ HTTP/,
    script: /"GET \/static\//,
    stock: /"GET \/api\/stock/,
    cart: /"POST \/api\/cart\/\d+ HTTP\/1.1" 204 /,
    search: /"GET \/search\?q=lamp HTTP\/1.1" 200 /,
    order: /"POST \/api\/orders HTTP\/1.1" 201 /,
    icon: /"GET \/favicon.ico HTTP\/1.1" 404 /,
    login: /"POST \/login HTTP\/1.1" 302 /,
    'wrong login': /"POST \/login\S* HTTP\/1.1" 401 /,
    'no such product': /"GET \/products\/9\d\d HTTP\/1.1" 404 /,
    'gave up': /"GET \/search\S+ HTTP\/1.1" 499 /,
    bot: /zgrab/,
    scan: /nikto/,
    flood: /python-requests/,
    'broken order': /"POST \/api\/orders HTTP\/1.1" 500 /,
    'shop down': /"GET \/products\/\d+ HTTP\/1.1" 502 /,
  },
  auth: {
    login: /^Accepted publickey/,
    'too many attempts': /^maximum authentication attempts/m,
    stranger: /^(?:Invalid user|User \S+ not allowed)/,
    'wrong password': /^Failed password for deploy/,
  },
  postgres: {
    connection: /connection received.*\n.*connection authorized/,
    'checkpoint begins': /checkpoint starting/,
    'checkpoint ends': /checkpoint complete/,
    vacuum: /automatic vacuum of table/,
    analyze: /automatic analyze of table "\w+\.public\./,
    'slow query': /duration: 1\d\d\.\d+ ms {2}statement: SELECT/,
    'very slow query': /duration: [3-9]\d\d\.\d+ ms {2}statement: SELECT/,
    'duplicate key': /duplicate key value/,
    'timed out': /canceling statement due to statement timeout/,
    'wrong password': /password authentication failed/,
    'too much room': /temp_file_limit/,
    deadlock: /deadlock detected/,
    'no connection left': /too many clients|remaining connection slots/,
  },
} as const satisfies Record<LogName, Record<string, RegExp>>;

export type KindOf<L extends LogName> = keyof (typeof patterns)[L];
type Lines<L extends LogName> = Readonly<Record<KindOf<L>, readonly Happening[]>>;
/** For each log its kinds of happenings, each with what a real server wrote about it, without the time. */
export type RealLines = { readonly [L in LogName]: Lines<L> };

/** Starts the three servers, drives them, and sorts what they wrote. @throws Error when one never wrote of a kind */
export async function realLines(): Promise<RealLines> {
  const [access, auth, postgres] = [await driveNginx(), await driveSshd(), await drivePostgres()];
  return {
    access: sorted(
      'access',
      linesOf(access).map((line) => [line.replace(/\[[^\]]+\]/, '[TIME]')]),
    ),
    auth: sorted('auth', connectionsOf(linesOf(auth))),
    postgres: sorted('postgres', statementsOf(linesOf(postgres))),
  };
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line !== '');
}

/** The lines of a connection name its port; one that names none stands between those of its own. */
function connectionsOf(lines: readonly string[]): readonly Happening[] {
  const found = new Map<string, string[]>();
  let last = '';
  for (const line of lines.filter((one) => !one.startsWith('Server listening'))) {
    last = /port (\d+)/.exec(line)?.[1] ?? last;
    found.set(last, [...(found.get(last) ?? []), line]);
  }
  return [...found.values()];
}

/** A message of PostgreSQL with its details, and a connection until it is let in or not. */
function statementsOf(lines: readonly string[]): readonly Happening[] {
  const found: string[][] = [];
  const open = new Map<string, string[]>();
  let last: string[] = [];
  for (const line of lines) {
    const [, pid = '', message = ''] = /^\S+ \S+ UTC (\[\d+\]) (.*)$/.exec(line) ?? [];
    const before = open.get(pid);
    const isDetail = /^(?:DETAIL|HINT|CONTEXT|STATEMENT):/.test(message);
    const isWaiting = before?.at(-1)?.includes('connection received') === true;
    if (pid === '') last.push(line);
    else if (before && (isDetail || isWaiting)) before.push(`${pid} ${message}`);
    else {
      last = [`${pid} ${message}`];
      open.set(pid, last);
      found.push(last);
    }
  }
  return found;
}

function sorted<L extends LogName>(log: L, happenings: readonly Happening[]): Lines<L> {
  const kinds = Object.entries(patterns[log]).map(([kind, pattern]: [string, RegExp]) => {
    const alike = happenings.filter((lines) => pattern.test(lines.join('\n')));
    if (alike.length === 0) throw new Error(`the ${log} log has nothing about: ${kind}`);
    return [kind, alike];
  });
  return Object.fromEntries(kinds) as Lines<L>;
}

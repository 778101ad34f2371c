import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2';
import { onTestFinished } from 'vitest';
import type { DatabaseConnection } from '../../../../main/domain/source/connection.ts';
import { until } from '../../../desktop/until.ts';

export const password = 'CANARY-pass';

/** A real server of Debian's package on loopback, in a folder of its own, run by an ordinary user. */
export async function startPostgres(): Promise<DatabaseConnection> {
  const bin = newest('/usr/lib/postgresql', 'postgresql');
  const folder = ownFolder();
  const data = join(folder, 'data');
  const port = await freePort();
  asUser(join(bin, 'initdb'), [
    '-D',
    data,
    '-U',
    'owner',
    '-A',
    'trust',
    '--no-sync',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  ]);
  await ready(
    asServer(join(bin, 'postgres'), [
      '-D',
      data,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      folder,
      '-F',
    ]),
    () => psql(bin, folder, port, 'SELECT 1', 'postgres'),
  );
  psql(bin, folder, port, `CREATE DATABASE sales`, 'postgres');
  psql(
    bin,
    folder,
    port,
    `CREATE ROLE ana LOGIN PASSWORD '${password}';
     CREATE TABLE orders (day date, at timestamptz, zip text, net numeric, n bigint, note text);
     INSERT INTO orders VALUES
       ('2026-11-03', '2026-11-03 12:00+00', '00123', 5.10, 9007199254740993, NULL),
       ('2026-11-04', '2026-11-04 12:00+00', '00456', 7, 2, 'late');
     GRANT ALL ON orders TO ana; GRANT CREATE ON SCHEMA public TO ana`,
    'sales',
  );
  // From here on the password is asked for.
  execFileSync('sh', [
    '-c',
    `printf 'local all owner trust\\nhost all all 127.0.0.1/32 scram-sha-256\\n' > ${data}/pg_hba.conf`,
  ]);
  psql(bin, folder, port, 'SELECT pg_reload_conf()', 'postgres');
  return { ...connection, kind: 'postgres', port };
}

/** Its tables are made by the server itself: Debian's core package has no client. */
export async function startMariaDb(): Promise<DatabaseConnection> {
  const folder = ownFolder();
  const port = await freePort();
  const server = needed('/usr/sbin/mariadbd', 'mariadb-server-core');
  const options = ['--no-defaults', `--datadir=${folder}`, `--socket=${join(folder, 'sock')}`];
  const system = [
    'mysql_system_tables.sql',
    'mysql_performance_tables.sql',
    'mysql_system_tables_data.sql',
  ]
    .map((name) => readFileSync(join('/usr/share/mysql', name), 'utf8'))
    .join('\n');
  execFileSync(server, [...options, '--bootstrap'], {
    ...who,
    input: `CREATE DATABASE mysql;\nUSE mysql;\n${system}`,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const first = join(folder, 'first.sql');
  writeFileSync(first, mariaDbRows.replaceAll(/\s*\n\s*/g, ' ').replaceAll('; ', ';\n'));
  const quick = ['--bind-address=127.0.0.1', `--port=${port}`, `--init-file=${first}`];
  const made = { ...connection, kind: 'mysql', port } as const;
  await ready(asServer(server, [...options, ...quick]), () => letsIn(port));
  return made;
}

const mariaDbRows = `CREATE DATABASE sales;
  CREATE TABLE sales.orders (day date, at datetime, zip varchar(9), net decimal(12,2), n bigint, note text);
  INSERT INTO sales.orders VALUES ('2026-11-03', '2026-11-03 12:00:00', '00123', 5.10, 9007199254740993, NULL), ('2026-11-04', '2026-11-04 12:00:00', '00456', 7, 2, 'late');
  CREATE USER ana@'127.0.0.1' IDENTIFIED BY '${password}';
  GRANT ALL ON sales.* TO ana@'127.0.0.1';
  `;

/** Whether the user of the tests may read. */
function letsIn(port: number): Promise<void> {
  const client = createConnection({
    host: '127.0.0.1',
    port,
    user: 'ana',
    password,
    database: 'sales',
  });
  client.on('error', () => undefined);
  return new Promise((resolve, reject) =>
    client.query('SELECT 1 FROM orders', (error) => {
      client.destroy();
      if (error) reject(error);
      else resolve();
    }),
  );
}

const connection = {
  id: 'warehouse',
  name: 'Warehouse',
  host: '127.0.0.1',
  database: 'sales',
  user: 'ana',
  encryption: 'none',
} as const;

/** Both servers refuse to be root. */
const isRoot = userInfo().uid === 0;
const nobody = 65_534;

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-db-'));
  if (isRoot) chownSync(folder, nobody, nobody);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

const who = isRoot ? { uid: nobody, gid: nobody, cwd: '/' } : {};

function asUser(program: string, args: readonly string[]): void {
  execFileSync(program, args, { ...who, stdio: ['ignore', 'ignore', 'pipe'] });
}

function asServer(program: string, args: readonly string[]): ChildProcess {
  const child = spawn(program, args, { ...who, stdio: 'ignore' });
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  );
  return child;
}

function psql(bin: string, folder: string, port: number, sql: string, database: string): void {
  const args = ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-h', folder, '-p', String(port)];
  asUser(join(bin, 'psql'), [...args, '-U', 'owner', '-d', database, '-c', sql]);
}

async function ready(server: ChildProcess, ask: () => void | Promise<void>): Promise<void> {
  await until(
    'the server answers',
    async () => {
      if (server.exitCode !== null) throw new Error('the server ended by itself');
      try {
        await ask();
        return true;
      } catch {
        return false;
      }
    },
    { timeoutMs: 60_000 },
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function newest(folder: string, name: string): string {
  const versions = existsSync(folder) ? readdirSync(folder).filter((it) => /^\d+$/.test(it)) : [];
  const version = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  if (version) return join(folder, version, 'bin');
  throw new Error(`PostgreSQL is not installed: run \`sudo apt-get install ${name}\`.`);
}

function needed(program: string, name: string): string {
  if (existsSync(program)) return program;
  throw new Error(`${program} is not installed: run \`sudo apt-get install ${name}\`.`);
}

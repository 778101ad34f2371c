import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { until } from '../../../desktop/until.ts';
import {
  createServerFolder,
  freePort,
  needed,
  type ServerFolder,
  unprivileged,
  untilLogged,
} from './server-folder.ts';

const mostConnections = 8;
const settings = `
  listen_addresses = '127.0.0.1'
  log_line_prefix = '%m [%p] '
  log_timezone = 'UTC'
  log_connections = on
  log_checkpoints = on
  log_min_duration_statement = 100
  log_autovacuum_min_duration = 0
  autovacuum_naptime = 1s
  autovacuum_vacuum_threshold = 100
  autovacuum_analyze_threshold = 100
  deadlock_timeout = 200ms
  temp_file_limit = 256kB
  work_mem = 64kB
  max_connections = ${mostConnections}
  superuser_reserved_connections = 1
  fsync = off`;

/** Drives PostgreSQL through what a shop's database goes through. @returns what it logged */
export async function drivePostgres(): Promise<string> {
  const folder = createServerFolder();
  try {
    const { port, log } = await startPostgres(folder);
    const own = await open(port, 'owner', 'postgres');
    await own.query(`CREATE ROLE shop LOGIN; CREATE ROLE report LOGIN PASSWORD 'right'`);
    await own.query(
      'CREATE TABLE orders (id int PRIMARY KEY, net int); CREATE TABLE stock (id int PRIMARY KEY, net int)',
    );
    await own.query(
      'INSERT INTO orders SELECT n, n FROM generate_series(1, 4000) n; INSERT INTO stock SELECT * FROM orders',
    );
    await own.query('GRANT ALL ON ALL TABLES IN SCHEMA public TO shop');
    for (let n = 0; n < 30; n += 1) await (await open(port, 'shop', 'postgres')).end();
    for (let n = 0; n < 10; n += 1) {
      await own.query(`UPDATE stock SET net = net + ${n} WHERE id <= ${200 + 300 * n}`);
      await own.query('CHECKPOINT');
    }
    await untilLogged(log, /automatic vacuum of table/, 2);
    await slowQueries(own);
    await mistakes(own, port);
    for (let n = 0; n < 4; n += 1) await deadlock(port);
    await tooMany(port);
    await untilLogged(log, /too many clients|remaining connection slots/, 4);
    await own.end();
    return readFileSync(log, 'utf8');
  } finally {
    await folder.close();
  }
}

async function startPostgres(folder: ServerFolder) {
  needed('/usr/share/postgresql-common/pg_wrapper', 'postgresql');
  const versions = readdirSync('/usr/lib/postgresql').filter((name) => /^\d+$/.test(name));
  const bin = join(
    '/usr/lib/postgresql',
    versions.toSorted((a, b) => Number(b) - Number(a))[0] ?? '',
    'bin',
  );
  const [data, port] = [folder.at('data'), await freePort()];
  const made = [
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
  ];
  execFileSync(join(bin, 'initdb'), made, { ...unprivileged, stdio: 'ignore' });
  const own = `${settings}\n  unix_socket_directories = '${folder.path}'\n  logging_collector = on\n  log_directory = '${folder.path}'\n  log_filename = 'postgres.log'\n`;
  writeFileSync(join(data, 'postgresql.auto.conf'), own);
  const rules = ['report scram-sha-256', 'all trust'].map(
    (rule) => `host all ${rule.replace(' ', ' 127.0.0.1/32 ')}`,
  );
  writeFileSync(join(data, 'pg_hba.conf'), `${rules.join('\n')}\n`);
  folder.start(join(bin, 'postgres'), ['-D', data, '-p', String(port)], unprivileged);
  await until(
    'PostgreSQL answers',
    async () => {
      await (await open(port, 'owner', 'postgres')).end();
      return existsSync(folder.at('postgres.log'));
    },
    { timeoutMs: 60_000 },
  );
  return { port, log: folder.at('postgres.log') };
}

async function open(port: number, user: string, database: string, password = ''): Promise<Client> {
  const client = new Client({ host: '127.0.0.1', port, user, database, password });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function slowQueries(client: Client): Promise<void> {
  for (let n = 0; n < 40; n += 1) {
    const table = ['orders', 'stock'][n % 2];
    const seconds = (n < 20 ? 0.1 : 0.3) + (n % 5) * 0.02;
    await client.query(
      `SELECT net, pg_sleep(${seconds.toFixed(2)}) FROM ${table} WHERE id = ${1 + n * 97}`,
    );
  }
}

/** Statements that fail: a key that is there, one that is cancelled, one that needs too much room, a wrong password. */
async function mistakes(own: Client, port: number): Promise<void> {
  const failing = (client: Client, sql: string) => client.query(sql).catch(() => undefined);
  for (let n = 0; n < 10; n += 1)
    await failing(own, `INSERT INTO orders VALUES (${1 + n * 31}, 5)`);
  for (let n = 0; n < 6; n += 1) {
    await own.query(`SET statement_timeout = '50ms'`);
    await failing(own, 'SELECT pg_sleep(5)');
    await own.query('SET statement_timeout = 0');
  }
  const shop = await open(port, 'shop', 'postgres');
  for (let n = 0; n < 8; n += 1) {
    await failing(
      shop,
      `SELECT a.id, b.net FROM orders a, stock b WHERE a.id > ${n} ORDER BY b.net, a.id DESC`,
    );
  }
  await shop.end();
  for (let n = 0; n < 4; n += 1) {
    await open(port, 'report', 'postgres', `wrong ${n}`).catch(() => undefined);
  }
}

/** Two orders that wait for each other, until the server ends one. */
async function deadlock(port: number): Promise<void> {
  const [one, other] = [await open(port, 'shop', 'postgres'), await open(port, 'shop', 'postgres')];
  for (const [client, id] of [
    [one, 1],
    [other, 2],
  ] as const) {
    await client.query('BEGIN');
    await client.query(`UPDATE orders SET net = net + 1 WHERE id = ${id}`);
  }
  await Promise.all([
    one.query('UPDATE orders SET net = net + 1 WHERE id = 2').catch(() => undefined),
    other.query('UPDATE orders SET net = net + 1 WHERE id = 1').catch(() => undefined),
  ]);
  await Promise.all([one.end(), other.end()]);
}

/** More clients than there are places. */
async function tooMany(port: number): Promise<void> {
  const opened: Client[] = [];
  for (let n = 0; n < mostConnections + 6; n += 1) {
    const client = await open(port, 'shop', 'postgres').catch(() => null);
    if (client) opened.push(client);
  }
  await Promise.all(opened.map((client) => client.end()));
}

import { appendFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { LogsSource } from '../../../main/domain/source/source.ts';
import { freezeFile } from '../../../main/pipeline/fetch/freeze-file.ts';
import { readLines } from '../../../main/pipeline/fetch/logs/read-lines.ts';
import { failureOf, fetchedFrom, file, folder, rowsOf } from './bench.ts';

function logs(path: string, change: Partial<LogsSource> = {}): LogsSource {
  return { id: 'access', kind: 'logs', path, format: null, ...change };
}

/** The rows of a log as objects, without the columns that every log has. */
async function read(path: string, change: Partial<LogsSource> = {}) {
  const snapshot = await fetchedFrom([logs(path, change)]);
  const columns = snapshot.manifest.parts[0]?.columns ?? [];
  const rows = await rowsOf(snapshot);
  return {
    format: snapshot.manifest.parts[0]?.options.format,
    types: columns.map(({ name, type }) => `${name} ${type}`),
    rows: rows.map((row) => Object.fromEntries(row.map((cell, at) => [columns[at]?.name, cell]))),
  };
}

test('an access log of nginx or Apache gives one row a request', async () => {
  const { format, types, rows } = await read(
    file(
      'access.log',
      '10.0.0.7 - - [27/Nov/2026:10:00:01 +0100] "GET /orders?id=7 HTTP/1.1" 200 512 "-" "curl/8.1"\n' +
        '10.0.0.8 - ann [27/Nov/2026:10:00:02 +0100] "POST /orders HTTP/1.1" 503 - "https://x/" "a \\"b\\""\n',
    ),
  );
  expect(format).toBe('combined');
  expect(types).toEqual([
    ...['time TIMESTAMP WITH TIME ZONE', 'level VARCHAR', 'client VARCHAR', 'method VARCHAR'],
    ...['path VARCHAR', 'status BIGINT', 'bytes BIGINT', 'message VARCHAR', 'file VARCHAR'],
    'line BIGINT',
  ]);
  expect(rows[0]).toMatchObject({ time: '2026-11-27 09:00:01+00', status: '200', path: '/orders' });
  expect(rows[1]).toMatchObject({ level: 'error', bytes: null, message: 'POST /orders 503' });
});

test('syslog without a year takes that of the file, also in January', async () => {
  const path = file(
    'auth.log',
    'Dec 31 23:59:59 web1 sshd[812]: Failed password for root from 10.0.0.9 port 22\n' +
      'Jan  1 00:00:01 web1 sshd[812]: error: maximum authentication attempts exceeded\n',
  );
  utimesSync(path, 0, Date.UTC(2027, 0, 1, 0, 5) / 1000);
  const { format, rows } = await read(path);
  expect(format).toBe('syslog');
  expect(rows).toMatchObject([
    { time: '2026-12-31 23:59:59', host: 'web1', program: 'sshd', pid: '812', level: null },
    { time: '2027-01-01 00:00:01', level: 'error' },
  ]);
});

test.each([
  [
    'RFC 5424',
    '<34>1 2026-11-27T10:00:00.5Z web1 app 77 ID47 [a@1 k="]"] it broke',
    { time: '2026-11-27 10:00:00.5+00', level: 'critical', program: 'app', message: 'it broke' },
  ],
  [
    'rsyslog',
    '2026-11-27T10:00:00.123456+01:00 web1 kernel: oops',
    { time: '2026-11-27 09:00:00.123456+00', host: 'web1', program: 'kernel', message: 'oops' },
  ],
  [
    'PostgreSQL',
    '2026-11-27 10:00:00.123 UTC [4711] ERROR:  relation "x" does not exist',
    { time: '2026-11-27 10:00:00.123+00', level: 'error', pid: '4711' },
  ],
  [
    'nginx errors',
    '2026/11/27 10:00:00 [error] 31#31: *7 open() "/x" failed (2: No such file)',
    { time: '2026-11-27 10:00:00', level: 'error', pid: '31' },
  ],
  [
    'pino',
    '{"level":50,"time":1795773600123,"pid":7,"hostname":"web1","msg":"it broke"}',
    { time: '2026-11-27 10:00:00.123+00', level: 'error', host: 'web1', message: 'it broke' },
  ],
  [
    'journalctl -o json',
    '{"__REALTIME_TIMESTAMP":"1795773600123456","PRIORITY":"3","MESSAGE":"down","SYSLOG_IDENTIFIER":"db"}',
    { time: '2026-11-27 10:00:00.123+00', level: 'error', program: 'db', message: 'down' },
  ],
  [
    'Python logging',
    '2026-11-27 10:00:00,250 WARNING shop.orders: slow answer',
    { time: '2026-11-27 10:00:00.25', level: 'warning' },
  ],
])('a line of %s is understood', async (_, line, expected) => {
  expect((await read(file('app.log', `${line}\n`))).rows).toMatchObject([expected]);
});

test('what follows a message without a time belongs to it', async () => {
  const { rows } = await read(
    file(
      'app.log',
      '2026-11-27 10:00:00 ERROR it broke\n  at orders.ts:7\n\n2026-11-27 10:00:01 INFO up\n',
    ),
  );
  expect(rows).toMatchObject([
    { message: 'ERROR it broke\n  at orders.ts:7', line: '1' },
    { message: 'INFO up', line: '4' },
  ]);
});

test('the files that a log was rotated into are read before it, oldest first, unpacked', async () => {
  const path = file('app.log', '2026-11-27 10:00:00 third\n');
  const beside = (name: string) => join(dirname(path), name);
  writeFileSync(beside('app.log.1'), '2026-11-26 10:00:00 second\n');
  writeFileSync(beside('app.log.2.gz'), gzipSync('2026-11-25 10:00:00 first'));
  writeFileSync(beside('app.log.old'), '2026-01-01 10:00:00 no\n');
  const { rows } = await read(path);
  expect(rows.map(({ message, file: from }) => `${message} of ${from}`)).toEqual([
    'first of app.log.2.gz',
    'second of app.log.1',
    'third of app.log',
  ]);
});

test('a pattern names the logs of several servers', async () => {
  const path = file('web1.log', '2026-11-27 10:00:00 one\n');
  writeFileSync(join(dirname(path), 'web2.log'), '2026-11-27 10:00:00 two\n');
  expect((await read(join(dirname(path), 'web*.log'))).rows).toHaveLength(2);
});

test('a log that is written to while it is copied is read up to its last whole line', async () => {
  const path = file('app.log', `${'2026-11-27 10:00:00 up\n'.repeat(1e6)}2026-11-27 10:00:01 ha`);
  const copy = join(folder(), 'copy');
  let isCopied = false;
  const grow = () => {
    if (isCopied) return;
    appendFileSync(path, 'x');
    setImmediate(grow);
  };
  grow();
  const { grew } = await freezeFile(path, copy, { mayGrow: true });
  isCopied = true;
  let last = '';
  for await (const line of readLines(copy, path, { isPacked: false, grew })) last = line;
  expect({ grew, last }).toEqual({ grew: true, last: '2026-11-27 10:00:00 up' });
});

test('a line of 100 MB is cut and does no harm', async () => {
  const { rows } = await read(
    file('app.log', `2026-11-27 10:00:00 ${'x'.repeat(100e6)}\n2026-11-27 10:00:01 up\n`),
  );
  expect(rows.map(({ message }) => String(message).length)).toEqual([32_749, 2]);
});

test.each([
  ['no times', 'hello\nworld\n', 'No line of '],
  ['a broken archive', Buffer.from('1f8b0800000000', 'hex'), 'is a broken gzip archive'],
  ['nothing in it', '', 'is empty'],
])('a log with %s is refused with a sentence', async (_, content, said) => {
  expect((await failureOf(read(file('app.log', content)))).message).toContain(said);
});

test('a pattern that no file has says so, and may yet have one', async () => {
  const pattern = join(folder(), '*.log');
  expect(await failureOf(read(pattern))).toMatchObject({
    code: 'source-missing',
    permanent: false,
    message: `No file is called ${pattern}. Put one there, or mend the pattern in the job's sources.`,
  });
});

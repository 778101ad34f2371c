import { emptyLine, type LogLine, levelIn, levelOf, type ReadLine, severity } from './log-line.ts';
import { instant, leadingTime } from './log-time.ts';

export type LogFormat = 'json' | 'combined' | 'syslog' | 'plain';

/** The formats, in the order in which they are tried: the stricter first. */
export const logFormats: Readonly<Record<LogFormat, ReadLine>> = {
  json: readJson,
  combined: readCombined,
  syslog: readSyslog,
  plain: readPlain,
};

const request =
  /^(\S+) \S+ (\S+) (\[[^\]]+\]) "((?:[^"\\]|\\.)*)" (\d{3}) (\d+|-)(?: "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)")?/;

/** The access log of nginx and Apache, common or combined. */
function readCombined(line: string, { writtenAtMs }: { readonly writtenAtMs: number }) {
  const found = request.exec(line);
  const at = found && leadingTime(found[3] ?? '', writtenAtMs);
  if (!at) return null;
  const [, client = '', , , asked = '', status = '', bytes = ''] = found;
  const [, method = '', target = ''] = /^([A-Z]+) (\S+)/.exec(asked) ?? [];
  const path = target.replace(/[?#].*$/, '');
  const level = Number(status) >= 500 ? 'error' : Number(status) >= 400 ? 'warning' : 'info';
  const message = method === '' ? `${asked} ${status}` : `${method} ${path} ${status}`;
  const known = { time: at.time, level, client, method, path, status, message };
  return { ...emptyLine, ...known, bytes: bytes === '-' ? '' : bytes };
}

const rfc5424 =
  /^<(\d{1,3})>1 (\S+) (\S+) (\S+) (\S+) (\S+) (?:-|(?:\[(?:[^\]"]|"(?:[^"\\]|\\.)*")*\])+) ?(.*)$/;
const rfc3164 = /^([\w.:-]+) ([\w./-]+?)(?:\[(\d+)\])?: ?(.*)$/;

/** syslog: RFC 5424, RFC 3164, and what rsyslog and journalctl write to files. */
function readSyslog(line: string, { writtenAtMs }: { readonly writtenAtMs: number }) {
  const known = rfc5424.exec(line);
  if (known) {
    const [, priority, time = '', host = '', program = '', pid = '', , message = ''] = known;
    const at = leadingTime(time, writtenAtMs);
    const fields = { host, program, pid: /^\d+$/.test(pid) ? pid : '', message };
    return at && { ...emptyLine, ...fields, time: at.time, level: severity(Number(priority) % 8) };
  }
  const [, priority, body = ''] = /^(?:<(\d{1,3})>)?(.*)$/.exec(line) ?? [];
  const at = leadingTime(body, writtenAtMs);
  const found = at && rfc3164.exec(at.rest);
  // Programs write their level where syslog writes the host.
  if (!found || levelOf(found[1] ?? '') !== '') return null;
  const [, host = '', program = '', pid = '', message = ''] = found;
  const level =
    priority === undefined ? levelIn(message.slice(0, 30)) : severity(Number(priority) % 8);
  return { ...emptyLine, time: at.time, level, host, program, pid, message };
}

/** Any line that begins with a time: error logs of servers, PostgreSQL, programs of one's own. */
function readPlain(line: string, { writtenAtMs }: { readonly writtenAtMs: number }) {
  const at = leadingTime(line, writtenAtMs);
  if (!at) return null;
  const pid = /^\[?(\d{1,7})\]?(?=[\s:])|\[(\d{1,7})\]|\b(\d{1,7})#\d+:/.exec(at.rest.slice(0, 60));
  return {
    ...emptyLine,
    time: at.time,
    level: levelIn(at.rest),
    pid: pid?.[1] ?? pid?.[2] ?? pid?.[3] ?? '',
    message: at.rest,
  };
}

const names = {
  time: ['time', 'timestamp', '@timestamp', 'ts', 't', 'date', 'datetime', '__REALTIME_TIMESTAMP'],
  level: ['level', 'severity', 'lvl', 'loglevel', 'log.level', 'levelname', 'PRIORITY'],
  host: ['host', 'hostname', '_HOSTNAME'],
  program: ['program', 'service', 'logger', 'app', 'name', 'SYSLOG_IDENTIFIER'],
  pid: ['pid', 'process', '_PID'],
  method: ['method'],
  path: ['path', 'url', 'uri'],
  status: ['status', 'statusCode', 'status_code'],
  bytes: ['bytes', 'size', 'responseSize'],
  client: ['client', 'remote_addr', 'ip', 'remoteAddress'],
  message: ['message', 'msg', 'MESSAGE', 'event', 'error', 'text'],
} as const satisfies Record<keyof LogLine, readonly string[]>;

/** One JSON object a line, with the names that the usual loggers give. */
function readJson(line: string, { writtenAtMs }: { readonly writtenAtMs: number }) {
  if (!line.startsWith('{')) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return null;
  }
  // Entries, never a look-up in the object itself: `__proto__` is a field as any other.
  const fields = new Map(Object.entries(Object(parsed)));
  const text = (name: keyof LogLine): string => {
    const value = names[name]
      .map((one) => fields.get(one))
      .find((one) => one !== undefined && one !== null);
    return value === undefined
      ? ''
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);
  };
  const message = text('message') || line;
  const time = jsonTime(text('time'), writtenAtMs);
  if (time === '') return null;
  return {
    ...emptyLine,
    host: text('host'),
    program: text('program'),
    pid: text('pid'),
    client: text('client'),
    method: text('method'),
    path: text('path'),
    status: text('status'),
    bytes: text('bytes'),
    time,
    level: jsonLevel(text('level'), fields.has('PRIORITY')),
    message,
  };
}

function jsonTime(value: string, writtenAtMs: number): string {
  if (!/^\d{9,16}(\.\d+)?$/.test(value)) return leadingTime(value, writtenAtMs)?.time ?? '';
  const number = Number(value);
  // Seconds, milliseconds or microseconds since 1970, told apart by their size.
  return instant(number > 1e14 ? number / 1000 : number > 1e11 ? number : number * 1000);
}

/** A word, a number of bunyan and pino (10 to 60), or one of syslog. */
function jsonLevel(value: string, isSyslog: boolean): string {
  if (!/^\d+$/.test(value)) return levelOf(value);
  if (isSyslog) return severity(Number(value));
  return (
    ['', 'debug', 'debug', 'info', 'warning', 'error', 'critical'][
      Math.floor(Number(value) / 10)
    ] ?? ''
  );
}

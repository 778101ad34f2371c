import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { constants, inflateRawSync, inflateSync } from 'node:zlib';

/** Every way in which a secret could stand in a file, a command line or an environment. */
export function formsOf(secret: string): readonly Buffer[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const texts = [
    secret,
    json,
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams({ x: secret }).toString().slice(2),
    Buffer.from(secret).toString('hex'),
    ...[0, 1, 2].flatMap((bytes) => base64Behind(secret, bytes)),
  ];
  return [...texts.map((text) => Buffer.from(text)), Buffer.from(secret, 'utf16le')];
}

/** The part of base64 that is the same whatever stands before and after, at each of three places. */
function base64Behind(secret: string, bytes: number): readonly string[] {
  const whole = Buffer.from('\0'.repeat(bytes) + secret).toString('base64');
  const core = whole.slice(Math.ceil((bytes * 4) / 3), -4);
  return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
}

/** Files below a folder in which one of the secrets stands in any form, packed ones included, with its name. */
export function filesHolding(folder: string, secrets: Readonly<Record<string, string>>): string[] {
  return filesIn(folder).flatMap((file) => {
    const bytes = readFileSync(file);
    const names = [bytes, ...unpacked(bytes)].flatMap((part) => holding(part, secrets));
    return [...new Set(names)].map((name) => `${file}: ${name}`);
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** What an archive, a workbook among them, or a PDF holds packed. */
function unpacked(bytes: Buffer): readonly Buffer[] {
  if (bytes.subarray(0, 4).equals(localFile)) {
    return placesOf(bytes, localFile)
      .filter((at) => bytes.readUInt16LE(at + 8) === 8)
      .map((at) => at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28))
      .map((at) => inflateRawSync(bytes.subarray(at), upToItsEnd));
  }
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return [];
  return placesOf(bytes, Buffer.from('\nstream'))
    .map((at) => bytes.indexOf('\n', at + 1) + 1)
    .filter((at) => bytes[at] === 0x78)
    .map((at) => inflateSync(bytes.subarray(at), upToItsEnd));
}

/** APPNOTE.TXT 4.3.7 */
const localFile = Buffer.from('PK\u0003\u0004');
const upToItsEnd = { finishFlush: constants.Z_SYNC_FLUSH };

function placesOf(bytes: Buffer, sign: Buffer): readonly number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, at + 1)) places.push(at);
  return places;
}

/** Command lines and environments of a process and all that it started, in which a secret stands. */
export function processesHolding(pid: number, secrets: Readonly<Record<string, string>>): string[] {
  return treeOf(pid).flatMap((each) =>
    ['cmdline', 'environ'].flatMap((what) =>
      holding(procFile(each, what), secrets).map((name) => `${what} of ${each}: ${name}`),
    ),
  );
}

/** The names of those secrets that stand in it. */
export function holding(bytes: Buffer, secrets: Readonly<Record<string, string>>): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => formsOf(secret).some((form) => bytes.includes(form)))
    .map(([name]) => name);
}

/** Utility processes of Node below one, as workers are. */
export function workersOf(pid: number): number[] {
  return treeOf(pid).filter((each) => procFile(each, 'cmdline').includes('node.mojom.NodeService'));
}

/** Files below a folder that hold a process's memory, by their name or by how such a file begins. */
export function dumpsIn(folder: string): string[] {
  return filesIn(folder).filter(
    (file) => /\.dmp$/i.test(file) || readFileSync(file).subarray(0, 4).equals(minidump),
  );
}

const minidump = Buffer.from('MDMP');

function treeOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(Number(name)) }));
  const below = (of: number): number[] => [
    of,
    ...parents.filter(({ parent }) => parent === of).flatMap((child) => below(child.pid)),
  ];
  return below(pid);
}

/** The fourth field of `stat`; the second, in parentheses, may hold anything. */
function parentOf(pid: number): number {
  const stat = procFile(pid, 'stat').toString();
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** Empty for a process that has ended. */
function procFile(pid: number, name: string): Buffer {
  try {
    return readFileSync(`/proc/${pid}/${name}`);
  } catch {
    return Buffer.alloc(0);
  }
}

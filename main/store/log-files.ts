import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiagnosticsFile } from '../domain/upkeep/diagnostics.ts';
import type { Paths } from './home.ts';

/** More than a week of an ordinary laptop. */
const lastBytes = 256 * 1024;

/** The end of each log file. */
export async function logFiles({ logs }: Paths): Promise<readonly DiagnosticsFile[]> {
  const names = await readdir(logs).catch((): string[] => []);
  const ours = names.filter((name) => name.endsWith('.log'));
  return Promise.all(ours.map(async (name) => ({ name, text: await endOf(join(logs, name)) })));
}

async function endOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - lastBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
    const text = buffer.toString('utf8', 0, bytesRead);
    // The first line was cut, and with it perhaps a secret that nobody would know again.
    return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    await file.close();
  }
}

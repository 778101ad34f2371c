import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel } from '../../main/domain/delivery/delivery.ts';
import type { DeliveryTarget } from '../../main/domain/delivery/delivery-target.ts';
import type { CrashPoint } from '../../main/domain/run/crash-point.ts';
import type { DeliveringLife } from './child/deliver-and-die.ts';
import {
  type DeliveryHome,
  deliverAll,
  deliveriesOf,
  loggedLines,
  openDeliveries,
  recordReport,
} from './delivery-life.ts';
import { compiled } from './kill-home.ts';
import { memoryFolder } from './memory-folder.ts';
import { type FarStep, type Reader, startReader } from './reader.ts';

export interface DeliveryDeath {
  readonly channel: Channel;
  readonly at: CrashPoint | FarStep;
  /** Of a folder, which of its four files: two forms, each dated and latest. */
  readonly nth: number;
}

const farSteps: readonly string[] = ['the envelope', 'the message', 'the request'];

/** What the reader has and the ledger says after a kill and the next start. */
export interface Told {
  /** How the killed process ended. */
  readonly died: string | number | null;
  /** State, and whether it is marked as a maybe duplicate. */
  readonly state: string;
  /** How often the reader was told; of a folder, its files. */
  readonly arrived: number | readonly string[];
  /** How many different things it was told. */
  readonly different: number;
}

/** Kills a sending app at a step, starts it again, and tells what came of it. */
export async function killDelivery({ channel, at, nth }: DeliveryDeath): Promise<Told> {
  const home = memoryFolder('crash-delivery');
  const folder = join(home, 'folder');
  mkdirSync(folder);
  const reader = await startReader();
  const target = targetOf(channel, folder, reader);
  const place: DeliveryHome = { home, target, port: reader.mailPort };
  try {
    const before = openDeliveries(place, 1);
    recordReport(before, target, 0);
    // Of a folder the report of yesterday lies there already.
    if (channel === 'folder') await deliverAll(before);
    if (channel === 'folder') recordReport(before, target, 1);
    before.store.close();
    const isFar = farSteps.includes(at);
    const died = await live(
      { ...place, death: isFar ? null : { at: at as CrashPoint, nth } },
      (kill) => (isFar ? reader.aim(at as FarStep, kill) : undefined),
    );
    const after = openDeliveries(place, 3);
    await deliverAll(after);
    const last = deliveriesOf(after, channel).at(-1);
    after.store.close();
    const told = toldBy(channel, place, folder, reader);
    return {
      died,
      state: `${last?.state}${last?.isMaybeDuplicate ? ', maybe a duplicate' : ''}`,
      arrived: channel === 'folder' ? told : told.length,
      different: new Set(told).size,
    };
  } finally {
    await reader.close();
    rmSync(home, { recursive: true, force: true });
  }
}

function targetOf(channel: Channel, folder: string, { url }: Reader): DeliveryTarget {
  const rule = { when: 'always', required: true, afterMyOk: false } as const;
  const mail = { to: ['boss@example.com'], note: null, attach: ['pdf'] } as const;
  switch (channel) {
    case 'notification':
      return { kind: channel, when: 'always', required: true };
    case 'folder':
      return { kind: channel, ...rule, path: folder, formats: ['html', 'md'], keep: 1 };
    case 'webhook':
      return { kind: channel, ...rule, url, format: 'json', secret: null };
    case 'ping':
      return { kind: channel, when: 'always', required: false, service: 'healthchecks', url };
    case 'email':
      return { kind: channel, ...rule, ...mail, account: null, resend: 'ask' };
    case 'draft':
      return { kind: channel, when: 'always', required: true, ...mail };
  }
}

function toldBy(
  channel: Channel,
  { home }: DeliveryHome,
  folder: string,
  reader: Reader,
): readonly string[] {
  switch (channel) {
    case 'notification':
      return loggedLines(home, 'shown.log');
    case 'folder':
      return readdirSync(folder)
        .toSorted()
        .map(
          (name) =>
            `${name} ${isWhole(readFileSync(join(folder, name), 'utf8')) ? 'whole' : 'torn'}`,
        );
    case 'webhook':
    case 'ping':
      return reader.calls();
    case 'email':
      return reader.mails();
    case 'draft':
      return loggedLines(home, 'opened.log').map((file) =>
        existsSync(file) ? readFileSync(file, 'utf8') : 'gone',
      );
  }
}

/** Of a page and of a text alike: its end is there. */
function isWhole(text: string): boolean {
  return /(?:<\/html>|Sales rose by 12 %\.)\s*$/.test(text);
}

async function live(life: DeliveringLife, aim: (kill: () => void) => void) {
  const hooks = new URL('../main/store/child/raw-sql.ts', import.meta.url).href;
  const program = join(import.meta.dirname, 'child', 'deliver-and-die.ts');
  const child = spawn(process.execPath, ['--import', hooks, program, JSON.stringify(life)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  aim(() => child.kill('SIGKILL'));
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal ?? code;
}

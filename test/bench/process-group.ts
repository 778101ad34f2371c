import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessFacts {
  readonly pid: number;
  /** Chromium's word for it: `renderer`, `gpu-process`, `zygote`, `utility`; the leader is `main`. */
  readonly type: string;
}

/** The living processes of the session that `leader` leads, the leader included. Linux only. */
export function processesOf(leader: number): readonly ProcessFacts[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name in brackets may hold spaces; state, parent, group and session follow it.
      const [state, , , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(session) !== leader || state === 'Z') return [];
      const line = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      return [{ pid: Number(name), type: /--type=([\w-]+)/.exec(line)?.[1] ?? 'main' }];
    } catch {
      // It ended while we looked.
      return [];
    }
  });
}

export function countRenderers(leader: number): number {
  return processesOf(leader).filter(({ type }) => type === 'renderer').length;
}

/** Memory of all processes together, shared pages counted once (`Pss`), in MiB. */
export function pssMib(leader: number): number {
  const kib = processesOf(leader).map(({ pid }) => {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return kib.reduce((sum, value) => sum + value, 0) / 1024;
}

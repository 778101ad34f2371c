import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CommandContext, OpenHome } from '../../../main/command/context.ts';
import { runCommand } from '../../../main/command/run-command.ts';
import { composeCommand } from '../../../main/compose-command.ts';
import type { Run, SlotRecord } from '../../../main/domain/run/run.ts';

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What a command line prints and answers, on a real home and at 2026-10-30T12:00Z. */
export async function typed(
  argv: readonly string[],
  options: {
    readonly home?: string;
    readonly change?: (context: CommandContext) => Partial<CommandContext>;
  } = {},
): Promise<Answer> {
  let out = '';
  let err = '';
  const onErr = (text: string) => {
    err += text;
  };
  const code = await runCommand(
    argv,
    (home) => {
      const context = composeCommand({
        home: home ?? options.home ?? '/nowhere',
        root: join(import.meta.dirname, '..', '..', '..'),
        workerFile: '/nowhere/worker.js',
        out: (text) => {
          out += typeof text === 'string' ? text : new TextDecoder().decode(text);
        },
        err: onErr,
      });
      const fixed = {
        nowMs: () => Date.parse('2026-10-30T12:00:00Z'),
        systemZone: () => 'Europe/Berlin',
      };
      return { ...context, ...fixed, ...options.change?.(context) };
    },
    onErr,
  );
  return { code, out, err };
}

/** Lines of JSON, read. */
export function jsonLines(out: string): unknown[] {
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** An empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-command-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A home of which a test needs only a part; the rest is a mistake to call. */
export function homeWith(part: Partial<OpenHome>): OpenHome {
  const nothing = {} as OpenHome;
  return { ...nothing, close: async () => {}, tellApp: () => {}, wait: async () => {}, ...part };
}

/** A job file with one nightly job. */
export const nightlyFile = `jobs:
  - id: nightly
    name: Nightly orders
    schedule: { cron: "30 2 * * *", timezone: America/New_York }
    sources: [{ id: orders, kind: csv, path: orders.csv }]
    analysis: { recipe: briefing }
`;

export const doneRun: Run = {
  id: 'mh1a2b3c4d5e',
  jobId: 'nightly',
  jobRevision: 1,
  slot: '2026-10-30T02:30|America/New_York',
  dueAtMs: Date.parse('2026-10-30T06:30:00Z'),
  requestedAtMs: Date.parse('2026-10-30T06:30:00Z'),
  zone: 'America/New_York',
  trigger: 'schedule',
  again: null,
  window: {
    key: 'day:2026-10-29',
    fromMs: Date.parse('2026-10-29T04:00:00Z'),
    toMs: Date.parse('2026-10-30T04:00:00Z'),
  },
  key: '0123456789abcdef',
  revision: 1,
  state: 'done',
  fence: 1,
  nextAtMs: null,
  waitingFor: null,
  waitUntilMs: null,
  startedAtMs: Date.parse('2026-10-30T06:30:00.120Z'),
  endedAtMs: Date.parse('2026-10-30T06:30:02Z'),
  outcome: 'succeeded',
  reason: 'on time',
  result: '1,204 orders',
  failure: null,
  attempts: 1,
};

export const doneSlot: SlotRecord = {
  jobId: 'nightly',
  slot: doneRun.slot,
  dueAtMs: doneRun.dueAtMs,
  recordedAtMs: doneRun.requestedAtMs,
  outcome: 'succeeded',
  reason: 'on time',
  runId: doneRun.id,
  covers: ['2026-10-29T02:30|America/New_York'],
  tzdata: '2026b',
  run: doneRun,
};

export const missedSlot: SlotRecord = {
  ...doneSlot,
  slot: '2026-10-28T02:30|America/New_York',
  dueAtMs: Date.parse('2026-10-28T06:30:00Z'),
  outcome: 'missed',
  reason: 'asleep',
  runId: null,
  covers: [],
  run: null,
};

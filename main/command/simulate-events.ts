import { badInput } from '../domain/failure.ts';
import type { JobSpec } from '../domain/job/job.ts';
import { shortened } from '../domain/job/mistake.ts';
import { nearestWord } from '../domain/job/nearest-word.ts';
import type { SimulatedEvent, SimulatedFailure } from '../domain/job/simulation.ts';
import { parseDuration } from '../domain/schedule/duration.ts';
import type { Arguments } from './command.ts';
import { parseInstant, parseZone } from './instants.ts';

/** The options of `simulate` that say what happens; each may be given again and again. */
export const eventOptions = {
  asleep: { value: 'A/B', isMany: true, help: 'the lid is shut from A to B' },
  off: { value: 'A/B', isMany: true, help: 'Almanac has quit or the laptop is off from A to B' },
  clock: { value: 'AT=ISO', isMany: true, help: 'when the wall clock shows AT it is set to ISO' },
  zone: {
    value: 'AT=ZONE',
    isMany: true,
    help: 'the laptop moves to a zone; without AT= it is there from the start',
  },
  kill: { value: 'AT', isMany: true, help: 'the process is killed and started again' },
  pause: { value: 'JOB@A/B', isMany: true, help: 'a job is paused at A and resumed at B' },
  disable: { value: 'JOB@AT', isMany: true, help: 'a job is switched off' },
  edit: { value: 'JOB@AT=FILE', isMany: true, help: 'a job becomes what FILE says' },
  'run-takes': {
    value: '25m',
    isMany: true,
    help: 'how long runs work, awake; JOB=25m for one job; 0s',
  },
  fail: {
    value: 'JOB@SLOT[=N]',
    isMany: true,
    help: 'the first N attempts of the slot fail; 1',
  },
} as const;

export interface EventNeeds {
  readonly args: Arguments;
  readonly jobs: readonly JobSpec[];
  /** Instants without an offset are local to this zone. */
  readonly zone: string;
  readonly readJobFile: (path: string) => readonly JobSpec[];
}

/** What the options say happens, in the order typed. @throws RunFailure `bad-input` naming the option */
export function readEvents(needs: EventNeeds): readonly SimulatedEvent[] {
  const { args, zone } = needs;
  const each = <T>(name: keyof typeof eventOptions, read: (text: string, option: string) => T) =>
    args.all(name).map((text) => read(text, `--${name}`));
  const absence = (kind: 'asleep' | 'off') =>
    each(kind, (text, option) => ({ kind, ...readPeriod(text, zone, option) }));
  return [
    ...absence('asleep'),
    ...absence('off'),
    ...each('clock', (text, option): SimulatedEvent => {
      const [at, to] = split(text, '=', option);
      const setToMs = parseInstant(to, zone, option);
      return { kind: 'clock', atMs: parseInstant(at, zone, option), setToMs };
    }),
    ...each('zone', (text, option) => ({ text, option }))
      .filter(({ text }) => text.includes('='))
      .map(({ text, option }): SimulatedEvent => {
        const [at, to] = split(text, '=', option);
        return { kind: 'zone', atMs: parseInstant(at, zone, option), zone: parseZone(to, zone) };
      }),
    ...each('kill', (text, option): SimulatedEvent => {
      return { kind: 'kill', atMs: parseInstant(text, zone, option) };
    }),
    ...each('pause', (text, option): SimulatedEvent[] => {
      const [jobId, period] = jobAt(text, option, needs);
      const { atMs, untilMs } = readPeriod(period, zone, option);
      return [
        { kind: 'pause', atMs, jobId },
        { kind: 'resume', atMs: untilMs, jobId },
      ];
    }).flat(),
    ...each('disable', (text, option): SimulatedEvent => {
      const [jobId, at] = jobAt(text, option, needs);
      return { kind: 'disable', atMs: parseInstant(at, zone, option), jobId };
    }),
    ...each('edit', (text, option) => readEdit(text, option, needs)),
  ];
}

/** @throws RunFailure `bad-input` naming the option */
export function readFailures(needs: EventNeeds): readonly SimulatedFailure[] {
  return needs.args.all('fail').map((text) => {
    const [jobId, rest] = jobAt(text, '--fail', needs);
    const counted = /^(.*)=(\d{1,4})$/.exec(rest);
    const slot = counted?.[1] ?? rest;
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|\|.+)?$/.test(slot)) {
      throw badInput(
        `--fail "${shortened(text)}" names no slot. Write it as slots --json does: JOB@2026-11-01T02:30|Europe/Berlin, with =2 to fail twice.`,
      );
    }
    return { jobId, slot, times: Number(counted?.[2] ?? 1) };
  });
}

/** How long a run of a job works. @throws RunFailure `bad-input` for what is no duration */
export function readRunTakes(needs: EventNeeds): (jobId: string) => number {
  const ofJob = new Map<string, number>();
  let ofAllMs = 0;
  for (const text of needs.args.all('run-takes')) {
    const equals = text.indexOf('=');
    const jobId = equals === -1 ? null : mustFindJob(text.slice(0, equals), '--run-takes', needs);
    const takesMs = parseDuration(text.slice(equals + 1));
    if (takesMs === null) {
      throw badInput(
        `--run-takes "${shortened(text)}" is not a duration. Write for example 25m, or JOB=1h30m.`,
      );
    }
    if (jobId === null) ofAllMs = takesMs;
    else ofJob.set(jobId, takesMs);
  }
  return (jobId) => ofJob.get(jobId) ?? ofAllMs;
}

function readEdit(text: string, option: string, needs: EventNeeds): SimulatedEvent {
  const [jobId, rest] = jobAt(text, option, needs);
  const [at, file] = split(rest, '=', option);
  const atMs = parseInstant(at, needs.zone, option);
  const spec = needs.readJobFile(file).find(({ id }) => id === jobId);
  if (spec) return { kind: 'edit', atMs, spec };
  throw badInput(`${option}: ${file} holds no job "${jobId}".`);
}

function readPeriod(text: string, zone: string, option: string) {
  const [from, until] = split(text, '/', option);
  const atMs = parseInstant(from, zone, option);
  const untilMs = parseInstant(until, zone, option);
  if (untilMs > atMs) return { atMs, untilMs };
  throw badInput(`${option} "${shortened(text)}" ends before it begins. Write it as FROM/TO.`);
}

/** Zone names hold a slash, but only after a bracket: an instant in brackets is not split there. */
function split(text: string, sign: '=' | '/', option: string): readonly [string, string] {
  const at = text.replace(/\[[^\]]*\]/g, (zone) => '.'.repeat(zone.length)).indexOf(sign);
  if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
  const form = Object.entries(eventOptions).find(([name]) => `--${name}` === option)?.[1].value;
  throw badInput(`${option} "${shortened(text)}" is incomplete. Write it as ${option} ${form}.`);
}

function jobAt(text: string, option: string, needs: EventNeeds): readonly [string, string] {
  const at = text.indexOf('@');
  if (at > 0 && at < text.length - 1) {
    return [mustFindJob(text.slice(0, at), option, needs), text.slice(at + 1)];
  }
  const form = Object.entries(eventOptions).find(([name]) => `--${name}` === option)?.[1].value;
  throw badInput(`${option} "${shortened(text)}" is incomplete. Write it as ${option} ${form}.`);
}

function mustFindJob(jobId: string, option: string, { jobs }: EventNeeds): string {
  if (jobs.some(({ id }) => id === jobId)) return jobId;
  const ids = jobs.map(({ id }) => id);
  const meant = nearestWord(jobId, ids);
  throw badInput(
    `${option} names the job "${shortened(jobId)}", which is not in the file. ${meant ? `Did you mean ${meant}?` : `It holds ${ids.join(', ')}.`}`,
  );
}

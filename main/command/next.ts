import { badInput } from '../domain/failure.ts';
import { shortened } from '../domain/job/mistake.ts';
import { scheduleWords, slotWords } from '../domain/schedule/schedule-words.ts';
import type { Slot } from '../domain/schedule/slot.ts';
import type { Arguments, Command } from './command.ts';
import type { CommandContext } from './context.ts';
import { isoUtc, localText, parseCount, parseInstant, parseZone } from './instants.ts';
import { askedSchedule, type Scheduled } from './schedule-operand.ts';
import { table } from './table.ts';

/** The coming slots of a schedule, strictly after `--from`. Needs no home unless a job is named. */
export const next: Command = {
  name: 'next',
  operands: '[<cron>]',
  summary: 'Show the next slots of a schedule, or of a job with all its rules',
  atLeast: 0,
  // A cron expression without quotes comes as five or six words.
  atMost: 6,
  options: {
    job: { value: 'JOB', help: 'of this job, in place of a cron expression' },
    tz: { value: 'ZONE', help: 'IANA time zone such as Europe/Berlin; system when not given' },
    from: { value: 'ISO', help: 'strictly after this instant, local to --tz without offset; now' },
    count: { value: 'N', help: 'how many, 1 to 10000; 5' },
  },
  run(context, args) {
    const { job, isSaved } = withZone(context, args);
    const { timezone } = job.schedule;
    const zone = timezone === 'system' ? context.systemZone() : timezone;
    const from = args.text('from');
    const count = parseCount(args.text('count') ?? '5', '--count', 10_000);
    const fromMs = from === undefined ? context.nowMs() : parseInstant(from, zone, '--from');
    const slots = context.timetable.between(job, fromMs, Number.MAX_SAFE_INTEGER, count);
    if (slots.length === 0) {
      throw badInput(
        `"${shortened(job.schedule.cron)}" never happens: no date in the ten years after ${isoUtc(fromMs)} fits it.`,
      );
    }
    const lines = slots.map((slot) => ({
      slot: slot.text,
      dueAt: isoUtc(slot.dueAtMs),
      local: localText(slot.dueAtMs, slot.zone),
      ...(isSaved ? { note: slotWords(job, slot) } : {}),
    }));
    if (args.isJson) for (const line of lines) context.out(`${JSON.stringify(line)}\n`);
    else
      context.out(
        isSaved
          ? jobText(context, job, slots)
          : `${table([heading, ...lines.map(Object.values)])}\n`,
      );
    return 0;
  },
};

const heading = ['SLOT', 'DUE', 'LOCAL'];

/** A job says its zone itself. */
function withZone(context: CommandContext, args: Arguments): Scheduled {
  const tz = args.text('tz');
  if (tz !== undefined && args.text('job') !== undefined) {
    throw badInput('--tz is not for a job, which has a time zone of its own. Leave it out.');
  }
  return askedSchedule(context, args, () => parseZone(tz ?? 'system', context.systemZone()));
}

function jobText(context: CommandContext, job: Scheduled['job'], slots: readonly Slot[]): string {
  const words = scheduleWords(job.schedule, (cron) => context.explainSchedule(cron).words);
  const rows = slots.map((slot) => [
    slot.text,
    isoUtc(slot.dueAtMs),
    localText(slot.dueAtMs, slot.zone),
    slotWords(job, slot) ?? '',
  ]);
  return `${words}.\n${table([[...heading, 'NOTE'], ...rows])}\n`;
}

import { badInput } from '../domain/failure.ts';
import { shortened } from '../domain/mistake.ts';
import type { Command } from './command.ts';
import { isoUtc, localText, parseCount, parseInstant, parseZone } from './instants.ts';
import { table } from './table.ts';

/** The coming slots of a schedule, strictly after `--from`. Needs no home. */
export const next: Command = {
  name: 'next',
  operands: '<cron>',
  summary: 'Show the next slots of a schedule',
  atLeast: 1,
  // A cron expression without quotes comes as five or six words.
  atMost: 6,
  options: {
    tz: { value: 'ZONE', help: 'IANA time zone such as Europe/Berlin; system when not given' },
    from: { value: 'ISO', help: 'strictly after this instant, local to --tz without offset; now' },
    count: { value: 'N', help: 'how many, 1 to 10000; 5' },
  },
  run(context, args) {
    const timezone = parseZone(args.text('tz') ?? 'system', context.systemZone());
    const from = args.text('from');
    const count = parseCount(args.text('count') ?? '5', '--count', 10_000);
    const job = { schedule: { cron: args.operands.join(' '), timezone } };

    const fromMs = from === undefined ? context.nowMs() : parseInstant(from, timezone, '--from');
    const slots = context.timetable.between(job, fromMs, Number.MAX_SAFE_INTEGER, count);
    if (slots.length === 0) {
      throw badInput(
        `"${shortened(job.schedule.cron)}" never happens: no date in the ten years after ${isoUtc(fromMs)} fits it.`,
      );
    }
    const rows = slots.map(({ text, dueAtMs }) => ({
      slot: text,
      dueAt: isoUtc(dueAtMs),
      local: localText(dueAtMs, timezone),
    }));
    if (args.isJson) for (const row of rows) context.out(`${JSON.stringify(row)}\n`);
    else context.out(`${table([['SLOT', 'DUE', 'LOCAL'], ...rows.map(Object.values)])}\n`);
    return 0;
  },
};

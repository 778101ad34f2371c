import { badInput } from '../domain/failure.ts';
import { shortened } from '../domain/mistake.ts';
import type { Command } from './command.ts';

/** A schedule in words. Needs no home. */
export const explain: Command = {
  name: 'explain',
  operands: '<cron>',
  summary: 'Say a schedule in words, and what it does when clocks change',
  atLeast: 1,
  atMost: 6,
  options: {},
  run(context, args) {
    const cron = args.operands.join(' ');
    // The words are made by a library that reads less than the calculator, which alone decides.
    const first = context.timetable.next({ schedule: { cron, timezone: 'UTC' } }, context.nowMs());
    const { words, kind, onClockChange, days } = context.explainSchedule(cron);
    if (!first) {
      throw badInput(
        `"${shortened(cron)}" never happens: no date in the next ten years fits it. Check day and month.`,
      );
    }
    if (args.isJson) {
      context.out(`${JSON.stringify({ cron, words, kind, onClockChange, days })}\n`);
      return 0;
    }
    const about =
      kind === 'fixed-time'
        ? 'A fixed-time schedule: minute and hour are named.'
        : 'An interval schedule: minute or hour holds a wildcard or a step.';
    context.out(`${[`${words}.`, days, about, onClockChange].filter(Boolean).join('\n')}\n`);
    return 0;
  },
};

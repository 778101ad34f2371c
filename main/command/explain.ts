import { badInput } from '../domain/failure.ts';
import { shortened } from '../domain/job/mistake.ts';
import { nominalSchedule } from '../domain/schedule/schedule.ts';
import { ruleWords } from '../domain/schedule/schedule-words.ts';
import type { Command } from './command.ts';
import { askedSchedule } from './schedule-operand.ts';

/** A schedule in words. Needs no home unless a job is named. */
export const explain: Command = {
  name: 'explain',
  operands: '[<cron>]',
  summary: 'Say a schedule in words, and what it does when clocks change',
  atLeast: 0,
  atMost: 6,
  options: { job: { value: 'JOB', help: 'of this job, in place of a cron expression' } },
  run(context, args) {
    const { job, isSaved } = askedSchedule(context, args, () => 'UTC');
    const { cron } = nominalSchedule(job.schedule);
    const rules = ruleWords(job.schedule);
    // The words are made by a library that reads less than the calculator, which alone decides.
    const first = context.timetable.next(job, context.nowMs());
    const { words, kind, onClockChange, days } = context.explainSchedule(cron);
    if (!first) {
      throw badInput(
        `"${shortened(cron)}" never happens: no date in the next ten years fits it. Check day and month.`,
      );
    }
    if (args.isJson) {
      context.out(
        `${JSON.stringify({ cron, words, kind, onClockChange, days, ...(isSaved ? { rules } : {}) })}\n`,
      );
      return 0;
    }
    const about =
      kind === 'fixed-time'
        ? 'A fixed-time schedule: minute and hour are named.'
        : 'An interval schedule: minute or hour holds a wildcard or a step.';
    context.out(
      `${[`${words}.`, ...rules.map(sentence), days, about, onClockChange].filter(Boolean).join('\n')}\n`,
    );
    return 0;
  },
};

/** `ready by 09:00` as a sentence. */
function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

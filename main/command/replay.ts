import { badInput } from '../domain/failure.ts';
import type { Command } from './command.ts';
import { findRun } from './find.ts';

export const replay: Command = {
  name: 'replay',
  operands: 'RUN',
  summary: 'Make a report again from its stored data and say whether each byte is the same',
  atLeast: 1,
  atMost: 1,
  options: {},
  async run(context, { operands: [id = ''], isJson }) {
    const home = context.openHome();
    const run = findRun(home, id);
    if (!home.reports.get(run.id)) {
      throw badInput(
        `The run ${run.id} has no report to replay: it is ${run.outcome ?? run.state}.`,
      );
    }
    const result = await home.replay(run.id);
    if (isJson) context.out(`${JSON.stringify({ run: run.id, ...result })}\n`);
    else if (result.identical) context.out('identical\n');
    else {
      const { file, line, was, now, recipe } = result;
      if (recipe) context.out(`recipe ${recipe.was} → ${recipe.now}\n`);
      context.out(`different: ${file} line ${line}\n- ${was}\n+ ${now}\n`);
    }
    return result.identical ? 0 : 1;
  },
};
